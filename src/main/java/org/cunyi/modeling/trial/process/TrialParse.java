package org.cunyi.modeling.trial.process;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.ClassDelegateActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.CustomActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.MailActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ScriptTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ShellActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;

/** Builds into the models of a trial what the product builds into those of cases, as far as a model can tell, and refuses what could run code. */
final class TrialParse extends AbstractBpmnParseListener {

    private static final Namespace CAMUNDA = new Namespace("http://camunda.org/schema/1.0/bpmn");
    private static final String PACKAGE = "org.camunda.bpm.engine.impl.bpmn.behavior";
    private static final Set<Class<?>> NEVER = Set.of(ClassDelegateActivityBehavior.class, CustomActivityBehavior.class, MailActivityBehavior.class,
            ScriptTaskActivityBehavior.class, ShellActivityBehavior.class);

    private final StandIns standIns;
    private final TableInputs tables;
    private final String caseNumber;

    /** Asks for what a table needs before it is asked. */
    interface TableInputs {
        void ask(String table, DelegateExecution execution);
    }

    TrialParse(StandIns standIns, TableInputs tables, String caseNumber) {
        this.standIns = standIns;
        this.tables = tables;
        this.caseNumber = caseNumber;
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> processes) {
        processes.forEach(p -> p.getActivities().forEach(this::prepare));
    }

    private void prepare(ActivityImpl activity) {
        Object behavior = activity.getActivityBehavior();
        if (behavior != null && (!behavior.getClass().getPackageName().equals(PACKAGE) || NEVER.contains(behavior.getClass()))) {
            throw new NotAllowed("“" + Objects.requireNonNullElse(activity.getName(), activity.getId()) + "”会运行程序，模型里不得使用");
        }
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> {
            standIns.started();
            if (behavior instanceof MultiInstanceActivityBehavior several) {
                Repetitions.check(several, execution);
            }
        }, 0);
        activity.setAsyncBefore(false);
        activity.setAsyncAfter(false);
        activity.getOutgoingTransitions().forEach(t -> ((TransitionImpl) t).addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) this::taken));
        activity.getActivities().forEach(this::prepare);
    }

    private void taken(DelegateExecution execution) {
        TransitionImpl flow = ((ExecutionEntity) execution).getTransition();
        standIns.way(execution.getProcessInstanceId(), flow.getId());
        Object answer = flow.getProperty("name");
        if (answer != null && "exclusiveGateway".equals(flow.getSource().getProperty("type"))) {
            standIns.note("flow", String.valueOf(flow.getSource().getProperty("name")), answer.toString(), "");
        }
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        process.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> {
            ExecutionEntity instance = (ExecutionEntity) execution;
            if (instance.getSuperExecution() != null) {
                execution.setVariable("caseNumber", caseNumber + "-" + element.attribute("id"));
                execution.setVariable("parentCaseNumber", caseNumber);
            }
        }, 0);
    }

    @Override
    public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        String table = element.attributeNS(CAMUNDA, "decisionRef");
        if (table != null && !table.contains("{")) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> tables.ask(table, execution));
        }
    }

    @Override
    public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        Element extensions = element.element("extensionElements");
        Element properties = extensions == null ? null : extensions.elementNS(CAMUNDA, "properties");
        if (properties != null) {
            properties.elementsNS(CAMUNDA, "property").stream().filter(p -> "outcome".equals(p.attribute("name"))).forEach(p ->
                    activity.addBuiltInListener(ExecutionListener.EVENTNAME_START,
                            (ExecutionListener) execution -> execution.getProcessInstance().setVariable("outcome", p.attribute("value"))));
        }
    }
}
