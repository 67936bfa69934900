package org.cunyi.workflow.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.cunyi.workflow.ModelProperties;

/** Builds into every model, without a word in it, what holds for all: checked forms, opened and closed cases, recorded steps and answers. */
class CaseParseListener extends AbstractBpmnParseListener {

    private static final List<String> TASK_EVENTS = List.of(TaskListener.EVENTNAME_CREATE, TaskListener.EVENTNAME_ASSIGNMENT,
            TaskListener.EVENTNAME_DELETE);

    private final CaseEvents events;
    private final StepRunner steps;

    CaseParseListener(CaseEvents events, StepRunner steps) {
        this.events = events;
        this.steps = steps;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        Attributes.keep(element, process);
        process.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) events::processStarted, 0);
        process.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) events::processEnded);
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        Attributes.keep(element, activity);
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        Attributes.keep(element, activity);
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.setTaskFormHandler(new StepFormHandler(task.getTaskFormHandler(), steps));
        TASK_EVENTS.forEach(e -> task.addBuiltInTaskListener(e, events::taskChanged));
    }

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
        if ("exclusiveGateway".equals(flow.getSource().getProperty("type"))) {
            flow.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) events::questionAnswered);
        }
    }

    @Override
    public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        Attributes.keep(element, activity);
        String outcome = Attributes.of(activity).get("outcome");
        if (outcome != null) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START,
                    (ExecutionListener) execution -> execution.getProcessInstance().setVariable("outcome", outcome));
        }
        if ("yes".equals(Attributes.of(activity).get(ModelProperties.ARCHIVE))) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) events::archived);
        }
    }
}
