package org.cunyi.cadre.process;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.cunyi.cadre.unfitness.CarriedOut;
import org.cunyi.cadre.unfitness.UnfitnessProcess;
import org.cunyi.workflow.ModelBean;

/**
 * The posts for which something is carried out, as the model's list: the party post, the other one, or both at once (一肩挑). After a review that
 * lightens only what it has changed is.
 */
@ModelBean("unfitnessTracks")
public class UnfitnessTracks {

    private static final String NONE = "none";

    private final CarriedOut done;

    UnfitnessTracks(CarriedOut done) {
        this.done = done;
    }

    public List<String> of(DelegateExecution execution) {
        List<String> tracks = new ArrayList<>();
        if (!NONE.equals(measure(execution, UnfitnessProcess.PARTY))) {
            tracks.add(UnfitnessProcess.PARTY);
        }
        if (!NONE.equals(measure(execution, UnfitnessProcess.OTHER)) || followsUp(execution)) {
            tracks.add(UnfitnessProcess.OTHER);
        }
        return tracks;
    }

    /** What is still to be carried out for the post of this track. */
    public String measure(DelegateExecution execution) {
        return measure(execution, String.valueOf(execution.getVariable(UnfitnessProcess.TRACK)));
    }

    private String measure(DelegateExecution execution, String track) {
        String measure = String.valueOf(execution.getVariable(track.equals(UnfitnessProcess.PARTY) ? UnfitnessProcess.PARTY_MEASURE
                : UnfitnessProcess.ELECTED_MEASURE));
        return done.measure(execution.getProcessBusinessKey(), track, measure) ? NONE : measure;
    }

    /** Whether something beside the measures is still to be done. */
    public boolean followsUp(DelegateExecution execution) {
        String kind = String.valueOf(execution.getVariable(UnfitnessProcess.FOLLOW_UP_KIND));
        return !NONE.equals(kind) && !done.followUp(execution.getProcessBusinessKey(), kind);
    }
}
