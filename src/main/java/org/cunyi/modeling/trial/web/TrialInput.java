package org.cunyi.modeling.trial.web;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cunyi.modeling.trial.TrialStep;
import org.cunyi.shared.Refusal;

/** What a page of a trial sends. */
final class TrialInput {

    static final String FIELD = "v-";
    static final String ANSWER = "a-";
    private static final Set<String> KINDS = Set.of("start", "complete", "timer", "message", "signal", "condition");
    private static final int LONGEST = 20_000;

    private TrialInput() {
    }

    /** @throws Refusal where it is no step at all */
    static TrialStep step(Map<String, String> parameters) {
        String kind = parameters.getOrDefault("kind", "");
        String element = parameters.getOrDefault("element", "");
        if (!KINDS.contains(kind) || element.isEmpty() || element.length() > 200) {
            throw Refusal.of("kind", "步骤：请从页面上选择一步");
        }
        String index = parameters.getOrDefault("index", "0");
        if (!index.matches("\\d{1,4}")) {
            throw Refusal.of("index", "步骤：请从页面上选择一步");
        }
        String error = parameters.getOrDefault("error", "");
        return new TrialStep(kind, element, Integer.parseInt(index), taken(parameters, FIELD), error.isEmpty() ? null : error, taken(parameters, ANSWER));
    }

    private static TreeMap<String, String> taken(Map<String, String> parameters, String head) {
        TreeMap<String, String> taken = new TreeMap<>();
        parameters.forEach((key, value) -> {
            if (key.startsWith(head) && !value.isBlank()) {
                taken.put(key.substring(head.length()), value);
            }
        });
        if (taken.values().stream().mapToInt(String::length).sum() > LONGEST) {
            throw Refusal.of("", "一步填写的内容合计不超过" + LONGEST + "个字符");
        }
        return taken;
    }
}
