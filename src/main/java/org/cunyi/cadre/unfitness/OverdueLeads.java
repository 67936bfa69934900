package org.cunyi.cadre.unfitness;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.cunyi.org.Settings;
import org.cunyi.publicity.calendar.Item;
import org.cunyi.publicity.calendar.PublicationDue;
import org.cunyi.shared.Act;
import org.cunyi.shared.OrgCode;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Step;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The system's own leads, where the county has switched them on: a publication that is overdue (A01), a resolution whose delay has come up to the
 * township (A05). Each opens one case, about who answers for the village; whether anything is the matter a person decides.
 */
@Component
class OverdueLeads {

    private static final String TITLE = "系统提示";
    private static final String ESCALATED = "resolution.escalated";

    private final Settings settings;
    private final Unfitnesses unfitnesses;
    private final Subjects subjects;
    private final Leads leads;
    private final Cases cases;
    private final CaseView view;

    OverdueLeads(Settings settings, Unfitnesses unfitnesses, Subjects subjects, Leads leads, Cases cases, CaseView view) {
        this.settings = settings;
        this.unfitnesses = unfitnesses;
        this.subjects = subjects;
        this.leads = leads;
        this.cases = cases;
        this.view = view;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PublicationDue due) {
        if (due.overdue()) {
            due.items().forEach(this::overdue);
        }
    }

    private void overdue(Item item) {
        open(item.orgCode(), "publication:" + item.id(), "系统发现：“" + item.title() + "”应于" + item.dueOn() + "前公开，逾期未公开（情形A01）。");
    }

    @EventListener
    public void on(Act act) {
        if (ESCALATED.equals(act.action()) && act.payload().getOrDefault("role", "").toString().startsWith("township-")) {
            CaseFile resolution = cases.get(act.caseNumber());
            open(resolution.orgCode(), "resolution:" + resolution.caseNumber(), "系统发现：决议“" + resolution.title() + "”（" + resolution.caseNumber()
                    + "）逾期未执行，已报乡镇（情形A05）。");
        }
    }

    private void open(String village, String itemKey, String words) {
        if (settings.of(village, Settings.UNFITNESS_FROM_OVERDUE).filter("true"::equals).isEmpty() || unfitnesses.knowsItem(itemKey)) {
            return;
        }
        responsible(village).ifPresent(subject -> {
            String number = view.open(UnfitnessProcess.KEY, new OrgCode(village).township(), TITLE);
            Map<String, Object> facts = leads.receive(Step.beside(cases.get(number), Step.START, "发起"), subject, itemKey, words);
            view.begin(number, facts);
        });
    }

    /** Who answers for the village: 一肩挑 before the 主任 before the secretary; nobody's deputy. */
    private Optional<Subject> responsible(String village) {
        return subjects.held(village).stream().filter(s -> !s.title().contains("副") && (s.kind().equals("both") || s.kind().equals("elected")
                && s.title().contains("主任") || s.kind().equals("party") && s.title().contains("书记"))).min(Comparator.comparing(s ->
                s.kind().equals("both") ? 0 : s.kind().equals("elected") ? 1 : 2));
    }
}
