package org.cunyi.workflow;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What somebody entered, after the form's own checks: absent fields are missing, dates are real, whole numbers are whole. */
public record Answers(Map<String, Object> values) {

    /** The same with another answer to that field. */
    public Answers with(String key, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(values);
        changed.put(key, value);
        return new Answers(changed);
    }

    public boolean has(String key) {
        return values.get(key) != null;
    }

    public String text(String key) {
        Object value = values.get(key);
        return value == null ? null : value.toString();
    }

    /** A whole number, {@code null} where nothing was entered. */
    public Integer whole(String key) {
        Object value = values.get(key);
        return value == null ? null : ((BigDecimal) value).intValueExact();
    }

    /** What was ticked of a repeated field, see {@link FormField#repeats}. */
    public List<String> list(String key) {
        return values.get(key) instanceof List<?> list ? list.stream().map(Object::toString).toList() : List.of();
    }

    /** What was entered in a repeated field that is no checkbox, by choice. */
    public Answers each(String key) {
        Map<String, Object> each = new LinkedHashMap<>();
        if (values.get(key) instanceof Map<?, ?> map) {
            map.forEach((choice, value) -> each.put(choice.toString(), value));
        }
        return new Answers(each);
    }

    /** As a form shows them again: one key for each choice of what was repeated, numbers as the browser knows them. */
    public static Map<String, Object> flat(Map<String, Object> answers) {
        Map<String, Object> flat = new LinkedHashMap<>();
        answers.forEach((key, value) -> {
            if (value instanceof Map<?, ?> each) {
                each.forEach((choice, one) -> flat.put(key + "_" + choice, plain(one)));
            } else if (value instanceof Collection<?> ticked) {
                ticked.forEach(choice -> flat.put(key + "_" + choice, true));
            } else {
                flat.put(key, plain(value));
            }
        });
        return flat;
    }

    private static Object plain(Object value) {
        return value instanceof BigDecimal number ? (Object) number.doubleValue() : value;
    }

    public int wholeOr(String key, int other) {
        Integer value = whole(key);
        return value == null ? other : value;
    }

    public BigDecimal decimal(String key) {
        return (BigDecimal) values.get(key);
    }

    public LocalDate date(String key) {
        Object value = values.get(key);
        return value == null ? null : LocalDate.parse(value.toString());
    }

    public boolean yes(String key) {
        Object value = values.get(key);
        return Boolean.TRUE.equals(value) || "true".equals(value);
    }
}
