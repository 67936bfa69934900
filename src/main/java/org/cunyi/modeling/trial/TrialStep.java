package org.cunyi.modeling.trial;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * One step of a trial, so that it can be walked again: on another node, after a break, or up to the one before.
 *
 * @param kind    {@code start}, {@code complete}, {@code timer}, {@code message}, {@code signal} or {@code condition}
 * @param element id in the model
 * @param index   which of several that wait at that element, from 0
 * @param typed   values of the form as typed, by field
 * @param error   code with which the step ends, {@code null} where it ends as drawn
 * @param answers to {@link TrialQuestion}s, by their keys
 */
public record TrialStep(String kind, String element, int index, TreeMap<String, String> typed, String error, TreeMap<String, String> answers)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Characters in it, since what a trial keeps is bounded. */
    int size() {
        return size(typed) + size(answers);
    }

    private static int size(Map<String, String> texts) {
        return texts.entrySet().stream().mapToInt(e -> e.getKey().length() + e.getValue().length()).sum();
    }
}
