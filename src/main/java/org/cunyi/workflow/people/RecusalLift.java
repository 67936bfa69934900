package org.cunyi.workflow.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.org.Office;
import org.cunyi.org.Roster;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Recusals;
import org.cunyi.workflow.Said;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Only the township or the county lets somebody back into a case, and says why. */
@Component
@Order(41)
class RecusalLift implements CaseAction {

    private final Recusals recusals;
    private final CaseOffices offices;
    private final Roster roster;

    RecusalLift(Recusals recusals, CaseOffices offices, Roster roster) {
        this.recusals = recusals;
        this.offices = offices;
        this.roster = roster;
    }

    @Override
    public String name() {
        return "lift-recusal";
    }

    @Override
    public Optional<View> on(CaseFile file) {
        List<Option> choices = recusals.of(file.caseNumber()).stream().filter(r -> !r.isLifted()).map(Recusals.Recusal::login).distinct()
                .map(l -> new Option(l, roster.name(l))).toList();
        return choices.isEmpty() || !file.isOpen() || !offices.has(file, o -> isAbove(o, file)) ? Optional.empty()
                : Optional.of(new View(name(), "解除回避", "回避的理由不存在或者已经消除的，由乡镇或者县级说明理由后解除。",
                        List.of(Field.choice("person", "解除回避人员", choices), Field.text(Said.REASON, "解除理由", RecusalEntry.LONGEST)), "解除回避"));
    }

    private static boolean isAbove(Office office, CaseFile file) {
        return RecusalEntry.ABOVE.contains(office.role()) && office.sees(file.orgCode());
    }

    @Override
    @Transactional
    public void perform(CaseFile file, Map<String, String> values) {
        offices.act(file, o -> isAbove(o, file), "只有乡镇党委、政府或者县委组织部可以解除回避");
        String login = Said.person(values, "解除回避人员");
        String reason = Said.reason(values, "解除理由", RecusalEntry.LONGEST);
        if (!file.isOpen()) {
            throw Refusal.late("案件已经办结");
        }
        recusals.lift(file.caseNumber(), login, reason);
    }
}
