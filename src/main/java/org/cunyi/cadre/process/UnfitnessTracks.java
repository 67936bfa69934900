package org.cunyi.cadre.process;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.cunyi.cadre.unfitness.UnfitnessProcess;
import org.cunyi.workflow.ModelBean;

/** The posts for which something is carried out, as the model's list: the party post, the other one, or both at once (一肩挑). */
@ModelBean("unfitnessTracks")
public class UnfitnessTracks {

    private static final String NONE = "none";

    public List<String> of(DelegateExecution execution) {
        List<String> tracks = new ArrayList<>();
        if (!NONE.equals(execution.getVariable(UnfitnessProcess.PARTY_MEASURE))) {
            tracks.add(UnfitnessProcess.PARTY);
        }
        if (!NONE.equals(execution.getVariable(UnfitnessProcess.ELECTED_MEASURE)) || !NONE.equals(execution.getVariable(UnfitnessProcess.FOLLOW_UP_KIND))) {
            tracks.add(UnfitnessProcess.OTHER);
        }
        return tracks;
    }
}
