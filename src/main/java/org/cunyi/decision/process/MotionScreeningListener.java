package org.cunyi.decision.process;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.cunyi.workflow.ModelBean;

/** Ends a motion that the party organisation does not take up. */
@ModelBean("motionScreeningListener")
class MotionScreeningListener implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        if ("rejected".equals(task.getVariable("screening"))) {
            throw new BpmnError("motion-rejected", "不列入提议");
        }
    }
}
