package org.cunyi.deliberation.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.cunyi.deliberation.session.Agenda;
import org.cunyi.deliberation.session.SessionProcess;
import org.cunyi.workflow.ModelBean;

/** In a list of tasks the chair looks for the topic; the session's own name, which every task carries, comes after it. */
@ModelBean("topicTaskListener")
class TopicTaskListener implements TaskListener {

    private static final int LONGEST_NAME = 255;

    private final Agenda agenda;

    TopicTaskListener(Agenda agenda) {
        this.agenda = agenda;
    }

    @Override
    public void notify(DelegateTask task) {
        long item = Long.parseLong(task.getVariable(SessionProcess.TOPIC).toString());
        int step = task.getBpmnModelElementInstance().getName().length();
        agenda.find(item).map(i -> new StringBuilder(task.getName()).insert(step, "“" + i.title() + "”").toString())
                .ifPresent(name -> task.setName(name.substring(0, Math.min(name.length(), LONGEST_NAME))));
    }
}
