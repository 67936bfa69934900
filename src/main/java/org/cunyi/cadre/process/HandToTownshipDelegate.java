package org.cunyi.cadre.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.cadre.recall.RecallCourse;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.Steps;

/** The township calls the vote that the village did not call. */
@ModelBean("handToTownshipDelegate")
class HandToTownshipDelegate implements JavaDelegate {

    private final RecallCourse course;

    HandToTownshipDelegate(RecallCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariables(course.handToTownship(Steps.of(execution)));
    }
}
