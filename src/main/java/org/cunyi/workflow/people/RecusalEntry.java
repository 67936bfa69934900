package org.cunyi.workflow.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cunyi.org.Deputising;
import org.cunyi.org.Office;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Recusals;
import org.cunyi.workflow.Said;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 回避: somebody says that he keeps out of a case, or those who answer for the unit say it of him. The village secretary says it of people of his
 * village, but not of those who supervise him (VC2025 37): that is the township's to say.
 */
@Component
@Order(40)
class RecusalEntry implements CaseAction {

    static final int LONGEST = 500;
    static final Set<String> ABOVE = Set.of("township-committee", "county-organization");
    private static final String SECRETARY = "village-secretary";

    private final Recusals recusals;
    private final CaseOffices offices;
    private final Roster roster;
    private final Deputising rules;
    private final Cases cases;
    private final TaskDesk desk;
    private final Clock clock;

    RecusalEntry(Recusals recusals, CaseOffices offices, Roster roster, Deputising rules, Cases cases, TaskDesk desk, Clock clock) {
        this.recusals = recusals;
        this.offices = offices;
        this.roster = roster;
        this.rules = rules;
        this.cases = cases;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "recuse";
    }

    @Override
    public Optional<View> on(CaseFile file) {
        if (!file.isOpen() || !offices.has(file, o -> o.official() && o.scoped())) {
            return Optional.empty();
        }
        Set<String> out = recusals.logins(file.caseNumber());
        List<Option> choices = new ArrayList<>();
        roster.holders(file.orgCode()).stream().filter(h -> !out.contains(h.login()) && maySay(file, h.login()))
                .forEach(h -> choices.add(new Option(h.login(), h.name() + "（" + h.offices() + "）")));
        return choices.isEmpty() ? Optional.empty() : Optional.of(new View(name(), "回避",
                "与事项有利害关系的人员应当回避。回避后只能查看，不能办理本案以及上下级关联案件的任何环节；解除回避须由乡镇或者县级办理。",
                List.of(Field.choice("person", "回避人员", choices), Field.text(Said.REASON, "回避理由", LONGEST)), "登记回避"));
    }

    /** Oneself always; others by who answers for the unit. */
    private boolean maySay(CaseFile file, String login) {
        if (login.equals(Actor.current())) {
            return true;
        }
        return offices.of(Actor.current(), file.caseNumber()).stream().anyMatch(o -> maySay(o, file, login));
    }

    private boolean maySay(Office own, CaseFile file, String login) {
        if (ABOVE.contains(own.role())) {
            return own.sees(file.orgCode());
        }
        List<Office> theirs = roster.officesOf(login).stream().filter(o -> o.actingFor() == null && o.scoped()).toList();
        return own.role().equals(SECRETARY) && own.orgCode().equals(file.orgCode())
                && theirs.stream().allMatch(o -> file.orgCode().equals(o.orgCode()))
                && theirs.stream().noneMatch(o -> rules.incompatible(SECRETARY, o.role(), LocalDate.now(clock)).isPresent());
    }

    @Override
    @Transactional
    public void perform(CaseFile file, Map<String, String> values) {
        String login = values.containsKey("person") ? Said.person(values, "回避人员") : Actor.current();
        String reason = Said.reason(values, "回避理由", LONGEST);
        if (!file.isOpen()) {
            throw Refusal.late("案件已经办结");
        }
        if (login.equals(Actor.current())) {
            offices.act(file, o -> o.official() && o.scoped(), "只有本单位和上级单位的工作人员可以登记回避");
            Actor.actFor(null);
        } else {
            offices.act(file, o -> maySay(o, file, login), "只有本人、村党组织书记（本村人员，监督委员会除外）和上级可以登记此人回避");
        }
        if (roster.holders(file.orgCode()).stream().noneMatch(h -> h.login().equals(login))) {
            throw Refusal.of("person", "回避人员：不是本单位或者上级单位的工作人员");
        }
        recusals.enter(file.caseNumber(), login, reason);
        recusals.cases(file.caseNumber()).stream().map(cases::get).filter(CaseFile::isOpen).forEach(c -> desk.release(c, login));
    }
}
