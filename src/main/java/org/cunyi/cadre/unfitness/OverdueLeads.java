package org.cunyi.cadre.unfitness;

import org.cunyi.publicity.calendar.Item;
import org.cunyi.publicity.calendar.PublicationDue;
import org.cunyi.shared.Act;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The system's own leads, where the county has switched them on: a publication that is overdue (A01), a resolution whose delay has come up to the
 * township (A05). Each is only noted here; its case is opened afterwards, about who answers for the village, and whether anything is the matter a
 * person decides.
 */
@Component
class OverdueLeads {

    private static final String ESCALATED = "resolution.escalated";

    private final WaitingLeads waiting;
    private final Cases cases;

    OverdueLeads(WaitingLeads waiting, Cases cases) {
        this.waiting = waiting;
        this.cases = cases;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PublicationDue due) {
        if (due.overdue()) {
            due.items().forEach(this::overdue);
        }
    }

    private void overdue(Item item) {
        note(item.orgCode(), "publication:" + item.id(), "系统发现：“" + item.title() + "”应于" + item.dueOn() + "前公开，逾期未公开（情形A01）。");
    }

    @EventListener
    public void on(Act act) {
        if (ESCALATED.equals(act.action()) && act.payload().getOrDefault("role", "").toString().startsWith("township-")) {
            CaseFile resolution = cases.get(act.caseNumber());
            note(resolution.orgCode(), "resolution:" + resolution.caseNumber(), "系统发现：决议“" + resolution.title() + "”（" + resolution.caseNumber()
                    + "）逾期未执行，已报乡镇（情形A05）。");
        }
    }

    private void note(String village, String itemKey, String words) {
        if (waiting.wanted(village)) {
            waiting.note(village, itemKey, words);
        }
    }
}
