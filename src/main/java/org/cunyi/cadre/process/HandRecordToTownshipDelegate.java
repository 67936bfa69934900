package org.cunyi.cadre.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.cadre.recall.RecallCourse;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.Steps;

/** The day of the vote has passed without a record, and the township finds out. */
@ModelBean("handRecordToTownshipDelegate")
class HandRecordToTownshipDelegate implements JavaDelegate {

    private final RecallCourse course;

    HandRecordToTownshipDelegate(RecallCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariables(course.askTownshipForRecord(Steps.of(execution)));
    }
}
