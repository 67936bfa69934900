package org.cunyi.modeling.trial;

import java.util.List;
import java.util.Map;
import org.cunyi.workflow.FormField;
import org.cunyi.workflow.Option;

/**
 * Where a trial stands.
 *
 * @param instances the case and those that it called, in the order of their beginning
 * @param tasks     what somebody would have to do; before the beginning the start
 * @param waits     what else it waits for
 * @param log       what would have happened, and which rules fitted
 */
public record TrialState(List<Instance> instances, List<Task> tasks, List<Wait> waits, List<Line> log) {

    /** @param called {@code -1} for the case itself, otherwise the index of the instance that called it */
    public record Instance(int index, String process, String name, int calledBy, boolean open, String end, Map<String, Object> variables) {
    }

    /**
     * @param groups offices as the engine knows them
     * @param errors with which the step may end, by code
     */
    public record Task(String kind, String element, int index, String name, int instance, List<String> groups, String form, List<FormField> fields,
            List<Option> errors) {
    }

    /** @param kind {@code timer}, {@code message}, {@code signal} or {@code condition} */
    public record Wait(String kind, String element, int index, String name, int instance, String event) {
    }

    /**
     * @param kind   {@code would}, {@code rule}, {@code answer}, {@code flow}
     * @param step   number of the step, from 1
     * @param detail further words, may be empty
     */
    public record Line(String kind, int step, String place, String text, String detail) {
    }

    /** Whether nothing waits any more. */
    public boolean isOver() {
        return tasks.isEmpty() && waits.isEmpty();
    }

    /** The way through one instance, as the picture is drawn. */
    public record Course(List<Been> activities, List<Taken> flows) {
    }

    /** The same names as in the trace of a case. */
    public record Been(String id, int times, int open, int cut, List<String> called) {
    }

    /** A way that was taken. */
    public record Taken(String id, int times) {
    }
}
