package org.cunyi.workflow;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;

/** Checks what was sent against the deployed form, whichever way it came (design.md §4). Reports every field that is wrong, not only the first. */
final class FormChecker {

    private static final BigDecimal WIDEST = BigDecimal.valueOf(999_999_999);
    private static final int DEFAULT_LENGTH = 4000;

    private final FormModel form;
    private final Map<String, Object> shown;
    private final Map<String, List<Option>> options;
    private final List<FieldError> errors = new ArrayList<>();

    FormChecker(FormModel form, Map<String, Object> shown, Map<String, List<Option>> options) {
        this.form = form;
        this.shown = shown;
        this.options = options;
    }

    Answers check(Map<String, Object> sent) {
        Map<String, Object> answers = new LinkedHashMap<>();
        sent.forEach((key, value) -> {
            if (!absent(value) && !repeated(key, value, answers)) {
                take(key, value, answers);
            }
        });
        form.fields().values().stream().filter(f -> f.required() && !f.readOnly() && f.repeats() == null && absent(sent.get(f.key())))
                .forEach(f -> wrong(f, "必须填写"));
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
        return new Answers(answers);
    }

    /** One of a repeated field: of checkboxes those that were ticked become one answer, a list; of others what was entered for each choice. */
    private boolean repeated(String key, Object value, Map<String, Object> answers) {
        for (FormField field : form.fields().values()) {
            if (field.repeats() != null && key.startsWith(field.key() + "_")) {
                String choice = key.substring(field.key().length() + 1);
                Optional<Option> option = options.getOrDefault(field.repeats(), List.of()).stream().filter(o -> o.value().equals(choice)).findFirst();
                if (option.isPresent() && field.readOnly()) {
                    if (!same(value, shown.get(key)) && !(Boolean.FALSE.equals(value) && shown.get(key) == null)) {
                        wrong(field.of(option.get()), "只供查看，不能修改");
                    }
                    return true;
                }
                if (option.isPresent()) {
                    takeOne(field, option.get(), value, answers);
                    return true;
                }
            }
        }
        return false;
    }

    @SuppressWarnings("unchecked")
    private void takeOne(FormField field, Option choice, Object value, Map<String, Object> answers) {
        Object typed = field.type().equals("checkbox") && !(value instanceof Boolean) ? wrong(field, "应为“是”或“否”") : typed(field.of(choice), value);
        if (field.type().equals("checkbox")) {
            if (Boolean.TRUE.equals(typed)) {
                ((List<String>) answers.computeIfAbsent(field.key(), k -> new ArrayList<String>())).add(choice.value());
            }
        } else if (typed != null) {
            ((Map<String, Object>) answers.computeIfAbsent(field.key(), k -> new LinkedHashMap<String, Object>())).put(choice.value(), typed);
        }
    }

    private void take(String key, Object value, Map<String, Object> answers) {
        FormField field = form.fields().get(key);
        if (field == null || field.repeats() != null) {
            errors.add(new FieldError(key, "“" + key + "”不是本表单的填写项，不予接受"));
        } else if (field.readOnly()) {
            if (!same(value, shown.get(key))) {
                wrong(field, "只供查看，不能修改");
            }
        } else {
            Object typed = typed(field, value);
            if (typed != null) {
                answers.put(key, typed);
            }
        }
    }

    private Object typed(FormField field, Object value) {
        return switch (field.type()) {
            case "number" -> number(field, value);
            case "checkbox" -> value instanceof Boolean ? value : wrong(field, "应为“是”或“否”");
            case "select", "radio" -> choice(field, value);
            default -> text(field, value);
        };
    }

    private Object number(FormField field, Object value) {
        if (!(value instanceof Number)) {
            return wrong(field, "应为数字");
        }
        BigDecimal number;
        try {
            number = new BigDecimal(value.toString());
        } catch (NumberFormatException notFinite) {
            return wrong(field, "应为数字");
        }
        int digits = field.decimalDigits() == null ? 0 : field.decimalDigits();
        if (number.stripTrailingZeros().scale() > digits) {
            return wrong(field, digits == 0 ? "应为整数" : "最多保留" + digits + "位小数");
        }
        if (field.min() != null && number.compareTo(field.min()) < 0) {
            return wrong(field, "不能小于" + field.min().toPlainString());
        }
        BigDecimal max = field.max() == null ? WIDEST.multiply(BigDecimal.TEN.pow(digits)) : field.max();
        return number.compareTo(max) > 0 ? wrong(field, "不能大于" + max.toPlainString()) : number;
    }

    private Object choice(FormField field, Object value) {
        Set<String> allowed = field.optionsFrom() == null ? field.allowed()
                : options.getOrDefault(field.optionsFrom(), List.of()).stream().map(Option::value).collect(Collectors.toSet());
        // A choice narrowed by the village's situation is refused by the rule that narrowed it, which knows the reason.
        Set<String> known = field.optionsFrom() == null || !field.allowed().isEmpty() ? union(allowed, field.allowed()) : allowed;
        String text = value.toString();
        boolean typed = value instanceof String || value instanceof Boolean && "boolean".equals(field.variable());
        return typed && known.contains(text) ? text : wrong(field, "所选“" + brief(text) + "”不在可选范围内");
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        return java.util.stream.Stream.concat(a.stream(), b.stream()).collect(Collectors.toSet());
    }

    private Object text(FormField field, Object value) {
        if (!(value instanceof String text)) {
            return wrong(field, "应为文字");
        }
        int longest = field.maxLength() == null ? DEFAULT_LENGTH : field.maxLength();
        String problem = Words.problem(text, field.type().equals("textarea"), longest);
        if (problem != null) {
            return wrong(field, problem);
        }
        if (field.isDate()) {
            return date(field, text);
        }
        return field.pattern() != null && !Pattern.matches(field.pattern(), text) ? wrong(field, "格式不正确") : text.strip();
    }

    private Object date(FormField field, String text) {
        return LocalDates.parse(text).<Object>map(LocalDate::toString).orElseGet(
                () -> wrong(field, "“" + brief(text) + "”不是有效日期，应写成 年-月-日，如 2026-01-20"));
    }

    private Object wrong(FormField field, String why) {
        errors.add(new FieldError(field.key(), field.label() + "：" + why));
        return null;
    }

    private static String brief(String text) {
        return text.length() > 30 ? text.substring(0, 30) + "…" : text;
    }

    private static boolean absent(Object value) {
        return value == null || value instanceof String s && Words.isBlank(s);
    }

    private static boolean same(Object sent, Object shown) {
        if (sent instanceof Number a && shown instanceof Number b) {
            return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString())) == 0;
        }
        return shown != null && sent.toString().equals(shown.toString());
    }
}
