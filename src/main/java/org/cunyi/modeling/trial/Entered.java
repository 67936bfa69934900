package org.cunyi.modeling.trial;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.modeling.TableQuestions.Question;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.LocalDates;
import org.cunyi.workflow.Words;

/** Turns what was typed into values of the right kind; what is left empty is nothing. */
final class Entered {

    static final int LONGEST = 1000;
    private static final int LONGEST_NUMBER = 15;

    private Entered() {
    }

    /** @throws Refusal that names every field that is wrong */
    static Map<String, Object> values(List<Question> questions, Map<String, String> typed) {
        Map<String, Object> values = new HashMap<>();
        List<Refusal.FieldError> errors = new ArrayList<>();
        for (Question question : questions) {
            String text = typed.getOrDefault(question.name(), "").strip();
            String problem = Words.problem(text, false, LONGEST);
            Optional<Object> value = text.isEmpty() || problem != null ? Optional.empty() : value(question, text);
            if (problem == null && !text.isEmpty() && value.isEmpty()) {
                problem = expected(question);
            }
            if (problem != null) {
                errors.add(new Refusal.FieldError(question.name(), question.label() + "：" + problem));
            }
            values.put(question.name(), value.orElse(null));
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
        return values;
    }

    private static String expected(Question question) {
        return switch (question.kind()) {
            case NUMBER -> "应为数字，不超过" + LONGEST_NUMBER + "位";
            case DATE -> "不是有效日期，应写成 年-月-日，如 2026-01-20";
            default -> "应为“是”或“否”";
        };
    }

    private static Optional<Object> value(Question question, String text) {
        return switch (question.kind()) {
            case YES_OR_NO -> text.equals("true") || text.equals("false") ? Optional.of(Boolean.valueOf(text)) : Optional.empty();
            case NUMBER -> number(text);
            case DATE -> LocalDates.parse(text).map(Object::toString);
            case TEXT -> Optional.of(text);
        };
    }

    static Optional<Object> number(String text) {
        if (text.length() > LONGEST_NUMBER || !text.matches("-?\\d+(\\.\\d+)?")) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text);
        return Optional.of(number.stripTrailingZeros().scale() <= 0 ? (Object) number.longValueExact() : (Object) number.doubleValue());
    }
}
