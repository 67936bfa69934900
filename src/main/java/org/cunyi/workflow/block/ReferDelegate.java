package org.cunyi.workflow.block;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseLinks;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.ModelProperties;
import org.springframework.context.annotation.Lazy;

/**
 * The block "refer to another procedure": opens a case of the procedure {@code referTo} for the unit {@code referUnit}, called
 * {@code referTitle}, hands over the facts that {@code referWith} names, and links the two by {@code referRelation}. The other case goes its own way.
 */
@ModelBean("referDelegate")
class ReferDelegate implements JavaDelegate {

    static final String TO = "referTo";
    static final String UNIT = "referUnit";
    static final String TITLE = "referTitle";
    static final String WITH = "referWith";
    static final String RELATION = "referRelation";

    private final CaseView cases;
    private final CaseLinks links;

    ReferDelegate(@Lazy CaseView cases, CaseLinks links) {
        this.cases = cases;
        this.links = links;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String from = execution.getProcessBusinessKey();
        String unit = text(execution, UNIT);
        if (!new OrgCode(execution.getTenantId()).covers(unit)) {
            throw Refusal.of(UNIT, "转入单位：“" + unit + "”不是本单位，也不是下级单位");
        }
        String to = cases.open(text(execution, TO), unit, text(execution, TITLE));
        links.link(from, to, text(execution, RELATION));
        Map<String, Object> facts = new HashMap<>();
        ModelProperties.names(text(execution, WITH)).forEach(fact -> facts.put(fact, execution.getVariable(fact)));
        cases.begin(to, facts);
    }

    private static String text(DelegateExecution execution, String name) {
        Object value = execution.getVariable(name);
        return value == null ? "" : value.toString();
    }
}
