package org.cunyi.workflow.process;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.behavior.ClassDelegateActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ExternalTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.MailActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ScriptTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.ShellActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.listener.ClassDelegateExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.listener.ScriptExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.core.model.CoreModelElement;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.listener.ClassDelegateTaskListener;
import org.camunda.bpm.engine.impl.task.listener.ScriptTaskListener;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * The last wall before code in a model, also where the checks of drafts do not know how it is written: what the engine has understood to be a
 * shell, a mail, a script, a task for another program or a class does not come in.
 */
class ModelWall extends AbstractBpmnParseListener {

    private static final Set<Class<?>> NEVER = Set.of(ShellActivityBehavior.class, MailActivityBehavior.class, ScriptTaskActivityBehavior.class,
            ExternalTaskActivityBehavior.class, ClassDelegateActivityBehavior.class, ClassDelegateExecutionListener.class, ScriptExecutionListener.class,
            ClassDelegateTaskListener.class, ScriptTaskListener.class);

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "variableMappingClass") != null) {
            throw refused(activity.getId(), "variableMappingClass");
        }
    }

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> processes) {
        processes.forEach(this::scope);
    }

    private void scope(ScopeImpl scope) {
        listeners(scope.getId(), scope);
        for (ActivityImpl activity : scope.getActivities()) {
            refuse(activity.getId(), Stream.of(activity.getActivityBehavior()));
            if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior task) {
                refuse(activity.getId(), each(task.getTaskDefinition().getTaskListeners()));
            }
            activity.getOutgoingTransitions().forEach(flow -> listeners(flow.getId(), (CoreModelElement) flow));
            scope(activity);
        }
    }

    private void listeners(String id, CoreModelElement element) {
        refuse(id, each(element.getListeners()));
        refuse(id, each(element.getVariableListeners()));
    }

    private static <T> Stream<?> each(Map<String, List<T>> listeners) {
        return listeners.values().stream().flatMap(Collection::stream);
    }

    private static void refuse(String id, Stream<?> found) {
        found.filter(one -> one != null && NEVER.contains(one.getClass())).findFirst().ifPresent(code -> {
            throw refused(id, code.getClass().getSimpleName());
        });
    }

    private static ProcessEngineException refused(String id, String code) {
        return new ProcessEngineException("模型中的 " + id + " 要运行程序（" + code + "），系统不接受这样的模型");
    }
}
