package org.cunyi.cadre.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.cadre.recall.RecallCourse;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.Steps;

/** A vote is taken again, within days of its own. */
@ModelBean("reopenVoteDelegate")
class ReopenVoteDelegate implements JavaDelegate {

    private final RecallCourse course;

    ReopenVoteDelegate(RecallCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        course.reopen(Steps.of(execution));
    }
}
