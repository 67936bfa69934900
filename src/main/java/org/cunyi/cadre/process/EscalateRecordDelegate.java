package org.cunyi.cadre.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.cadre.recall.RecallCourse;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.Steps;

/** Nobody has recorded the vote, and the county hears of it. */
@ModelBean("escalateRecordDelegate")
class EscalateRecordDelegate implements JavaDelegate {

    private final RecallCourse course;

    EscalateRecordDelegate(RecallCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        course.escalateRecord(Steps.of(execution));
    }
}
