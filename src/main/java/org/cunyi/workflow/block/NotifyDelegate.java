package org.cunyi.workflow.block;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseLetter;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.ModelProperties;
import org.springframework.context.ApplicationEventPublisher;

/**
 * The block "notify": mail to the members of the groups in the input parameter {@code notifyTo} (with commas), with {@code notifySubject} and
 * {@code notifyText}. It passes through mail servers outside the house, so that the model writes fixed words there and nothing that was entered.
 */
@ModelBean("notifyDelegate")
class NotifyDelegate implements JavaDelegate {

    static final String TO = "notifyTo";
    static final String SUBJECT = "notifySubject";
    static final String TEXT = "notifyText";
    private static final String KIND = "told";

    private final ApplicationEventPublisher events;

    NotifyDelegate(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = execution.getProcessBusinessKey();
        List<String> groups = ModelProperties.names(text(execution, TO));
        String event = KIND + "-" + execution.getActivityInstanceId().replaceFirst("^.*:", "");
        String words = text(execution, TEXT) + "\n案件编号：" + caseNumber;
        events.publishEvent(CaseLetter.plain(caseNumber, KIND, event, text(execution, SUBJECT), words, null, "/cases/" + caseNumber, List.of(), groups));
        events.publishEvent(SimpleAct.ofNow(caseNumber, "people.told", execution.getCurrentActivityId(), Map.of("groups", groups)));
    }

    private static String text(DelegateExecution execution, String name) {
        return execution.getVariable(name).toString();
    }
}
