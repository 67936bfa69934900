package org.cunyi.modeling.trial;

import java.util.List;
import org.cunyi.workflow.Option;

/**
 * What a trial cannot know: an expression that asks the product, a fact that nobody has entered, how a piece of work ended.
 *
 * @param key      under which the answer is given
 * @param text     the question in Chinese
 * @param proposed what may be the answer, {@code null} where nobody knows
 */
public record TrialQuestion(String key, String text, Kind kind, List<Option> choices, String proposed) {

    /** How it is answered. */
    public enum Kind { YES_OR_NO, NUMBER, TEXT, LIST, CHOICE }

    /** The same, said where it comes up. */
    public TrialQuestion at(String place) {
        return new TrialQuestion(key, "“" + place + "”：" + text, kind, choices, proposed);
    }

    /** Something that reads a text as this kind of answer. */
    public Object value(String text) {
        String typed = text.strip();
        return switch (kind) {
            case YES_OR_NO -> Boolean.valueOf(typed);
            case NUMBER -> Entered.number(typed).orElse(null);
            case LIST -> typed.isEmpty() ? List.of() : List.of(typed.split("\\s*[,，]\\s*"));
            case TEXT, CHOICE -> typed;
        };
    }

    /** What is wrong with an answer, {@code null} where nothing is. */
    public String problem(String text) {
        String typed = text == null ? "" : text.strip();
        boolean right = switch (kind) {
            case YES_OR_NO -> typed.equals("true") || typed.equals("false");
            case NUMBER -> Entered.number(typed).isPresent();
            case CHOICE -> choices.stream().anyMatch(c -> c.value().equals(typed));
            case TEXT, LIST -> typed.length() <= Entered.LONGEST;
        };
        return right ? null : kind == Kind.NUMBER ? "应为数字" : kind == Kind.YES_OR_NO || kind == Kind.CHOICE ? "请选择" : "不超过" + Entered.LONGEST + "个字";
    }
}
