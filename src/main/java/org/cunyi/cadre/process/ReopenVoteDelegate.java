package org.cunyi.cadre.process;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.cadre.recall.RecallCourse;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.Steps;

/** A vote is taken again, within days of its own, unless there is no post left to vote on. */
@ModelBean("reopenVoteDelegate")
class ReopenVoteDelegate implements JavaDelegate {

    private final RecallCourse course;

    ReopenVoteDelegate(RecallCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (!course.reopen(Steps.of(execution))) {
            throw new BpmnError("post-over", "职务已经终止");
        }
    }
}
