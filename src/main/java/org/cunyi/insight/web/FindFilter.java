package org.cunyi.insight.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cunyi.workflow.web.SearchInput;

/**
 * A search as it was typed: every field may stay empty, all are texts, so that a wrong one can be shown again beside its message.
 *
 * @param org   code of a unit
 * @param actor login or full name
 * @param text  part of the title, or a case number or its beginning
 * @param after number of the case to read on from, {@code before} the one to read back from
 */
public record FindFilter(String org, String process, String actor, String from, String to, String state, String overdue, String outcome, String text,
        String after, String before) {

    public boolean late() {
        return "true".equals(SearchInput.text(overdue));
    }

    boolean isFirstPage() {
        return SearchInput.text(after) == null && SearchInput.text(before) == null;
    }

    /** What was asked for, by field, without the place. */
    Map<String, String> asked() {
        Map<String, String> asked = new LinkedHashMap<>();
        String[][] typed = {{"org", org}, {"process", process}, {"actor", actor}, {"from", from}, {"to", to}, {"state", state},
            {"overdue", late() ? "true" : null}, {"outcome", outcome}, {"text", text}};
        Arrays.stream(typed).forEach(t -> Optional.ofNullable(SearchInput.text(t[1])).ifPresent(clean -> asked.put(t[0], clean)));
        return asked;
    }
}
