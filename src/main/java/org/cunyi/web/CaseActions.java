package org.cunyi.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Recusals;
import org.springframework.stereotype.Component;

/** Finds the act that was asked for; who may not see the case does not learn from the refusal that it exists. */
@Component
class CaseActions {

    private final Access access;
    private final Recusals recusals;
    private final List<CaseAction> actions;

    CaseActions(Access access, Recusals recusals, List<CaseAction> actions) {
        this.access = access;
        this.recusals = recusals;
        this.actions = actions;
    }

    /** What the acting person can do with the case now; who keeps out of it can do nothing. */
    List<CaseAction.View> offered(CaseFile file) {
        return recusals.includes(file.caseNumber(), Actor.current()) ? List.of() : actions.stream().flatMap(a -> a.on(file).stream()).toList();
    }

    void perform(String caseNumber, String name, Map<String, String> values) {
        CaseFile file = access.caseFile(caseNumber);
        Map<String, String> entered = new HashMap<>(values);
        entered.values().removeIf(Objects::isNull);
        CaseAction action = actions.stream().filter(a -> a.name().equals(name)).findFirst()
                .orElseThrow(() -> Refusal.notFound("没有名为“" + name + "”的操作"));
        recusals.refuse(caseNumber);
        action.perform(file, entered);
    }
}
