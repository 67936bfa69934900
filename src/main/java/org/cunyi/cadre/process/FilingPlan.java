package org.cunyi.cadre.process;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.cunyi.cadre.filing.FilingDesk;
import org.cunyi.cadre.filing.FilingProcess;
import org.cunyi.workflow.Deadline;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.Steps;

/** With whom is filed and until when, as a model asks: {@code ${filing.authorities()}}, {@code ${filing.dueAt(execution)}}. */
@ModelBean("filing")
public class FilingPlan {

    private final FilingDesk desk;
    private final Deadline deadline;

    FilingPlan(FilingDesk desk, Deadline deadline) {
        this.desk = desk;
        this.deadline = deadline;
    }

    public List<String> authorities() {
        return FilingProcess.AUTHORITIES;
    }

    /** 24:00 of the last day. */
    public Date dueAt(DelegateExecution execution) {
        Step step = Steps.of(execution);
        return deadline.endOf(desk.dueOn(step, step.text(FilingProcess.AUTHORITY)));
    }
}
