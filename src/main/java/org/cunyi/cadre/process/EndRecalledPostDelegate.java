package org.cunyi.cadre.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.cadre.recall.RecallCourse;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.Steps;

/** The member was recalled, and the register says so. */
@ModelBean("endRecalledPostDelegate")
class EndRecalledPostDelegate implements JavaDelegate {

    private final RecallCourse course;

    EndRecalledPostDelegate(RecallCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        course.endPost(Steps.of(execution));
    }
}
