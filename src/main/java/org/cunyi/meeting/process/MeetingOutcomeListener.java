package org.cunyi.meeting.process;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.cunyi.workflow.ModelBean;

/** Sends a case along the exception of its meeting task: no quorum, or not carried. */
@ModelBean("meetingOutcomeListener")
class MeetingOutcomeListener implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        if (!Boolean.TRUE.equals(task.getVariable("quorate"))) {
            throw new BpmnError("not-quorate", "未达法定人数");
        }
        if (!Boolean.TRUE.equals(task.getVariable("passed"))) {
            throw new BpmnError("not-passed", "未通过");
        }
    }
}
