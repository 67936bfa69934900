package org.cunyi.modeling.trial;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A trial as it is kept with somebody's login: what was done, nothing of the engine.
 *
 * @param path     of the process that is tried
 * @param contents hash of the draft when the last step was walked
 */
public record TrialScript(long draft, String path, String contents, ArrayList<TrialStep> steps, Instant used) implements Serializable {

    private static final long serialVersionUID = 1L;

    TrialScript with(String contentsNow, List<TrialStep> stepsNow, Instant now) {
        return new TrialScript(draft, path, contentsNow, new ArrayList<>(stepsNow), now);
    }

    /** Whether it tries that process of that draft. */
    public boolean isOf(long someDraft, String somePath) {
        return draft == someDraft && path.equals(somePath);
    }
}
