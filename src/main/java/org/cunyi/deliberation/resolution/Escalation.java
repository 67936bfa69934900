package org.cunyi.deliberation.resolution;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cunyi.org.Roster;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseLetter;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A resolution past its deadline goes up step by step; one that nobody checks lets the chair name somebody else. */
@Component
public class Escalation {

    private static final List<String> STAGES = List.of("chair", "secretary", "township");
    private static final String ACT = "resolution.escalated";

    private final Resolutions resolutions;
    private final ResolutionEvents history;
    private final ResolutionDue due;
    private final ResolutionPeople people;
    private final Roster roster;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Escalation(Resolutions resolutions, ResolutionEvents history, ResolutionDue due, ResolutionPeople people, Roster roster,
            JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.resolutions = resolutions;
        this.history = history;
        this.due = due;
        this.people = people;
        this.roster = roster;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** One step further up. Nothing where a session has meanwhile settled it or set another deadline: its case hears of that at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void escalate(String caseNumber) {
        Resolution resolution = resolutions.hold(caseNumber);
        LocalDate today = LocalDate.now(clock);
        Optional<String> next = next(resolution);
        if (!resolution.isOverdue(today) || next.isEmpty()) {
            return;
        }
        ResolutionDue.Stage stage = due.stage(caseNumber, next.get());
        String to = roster.roles().get(stage.role()).label();
        jdbc.sql("update deliberation_resolution set escalated_to = ? where case_number = ?").params(next.get(), caseNumber).update();
        history.add(caseNumber, "escalated", "超过办理期限" + resolution.daysOverdue(today) + "天，报" + to + "（" + stage.legalBasis() + "）");
        events.publishEvent(SimpleAct.ofNow(caseNumber, ACT, next.get(), Map.of("role", stage.role(), "deadline",
                resolution.deadline().toString(), "legalBasis", stage.legalBasis())));
        tell(resolution, next.get() + "-" + resolution.deadline(), stage.role(), "决议逾期：" + resolution.title(), "下面的议事决议超过办理期限"
                + resolution.daysOverdue(today) + "天，" + standing(resolution) + "，现报" + to + "。", concerned(resolution));
    }

    private static String standing(Resolution resolution) {
        return resolution.state().equals(Resolution.CHECKING) ? "责任人已报办结，尚未核验" : "还没有办结";
    }

    /** Who carries it out, and who checks it where it waits for that. */
    private List<String> concerned(Resolution resolution) {
        Optional<String> verifier = people.verifier(resolution).filter(v -> resolution.state().equals(Resolution.CHECKING));
        return Stream.concat(Stream.of(resolution.responsible()), verifier.stream()).toList();
    }

    private static Optional<String> next(Resolution resolution) {
        int reached = resolution.escalatedTo() == null ? 0 : STAGES.indexOf(resolution.escalatedTo()) + 1;
        return STAGES.stream().skip(reached).findFirst();
    }

    /** The result has waited too long for its check. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void openNaming(String caseNumber) {
        Resolution resolution = resolutions.hold(caseNumber);
        if (!resolution.state().equals(Resolution.CHECKING)) {
            return;
        }
        ResolutionDue.Stage stage = due.stage(caseNumber, "verification");
        jdbc.sql("update deliberation_resolution set verifier_open = true where case_number = ?").param(caseNumber).update();
        history.add(caseNumber, "escalated", "报办结后" + stage.days() + "天没有核验，理事长可以另定核验人（" + stage.legalBasis() + "）");
        events.publishEvent(SimpleAct.ofNow(caseNumber, ACT, "verification", Map.of("role", stage.role(), "legalBasis", stage.legalBasis())));
        tell(resolution, "verification-" + LocalDate.now(clock), stage.role(), "决议待核验：" + resolution.title(), "下面的议事决议报办结后"
                + stage.days() + "天没有核验，您可以在案件页面另定核验人。", List.of());
    }

    private void tell(Resolution resolution, String event, String role, String headline, String first, List<String> logins) {
        String text = "%s\n决议：%s\n案件编号：%s\n".formatted(first, resolution.title(), resolution.caseNumber());
        events.publishEvent(CaseLetter.plain(resolution.caseNumber(), "resolution-escalated", "resolution-" + resolution.caseNumber() + "-" + event,
                headline, text, resolution.deadline(), "/cases/" + resolution.caseNumber(), logins, List.of(group(role, resolution.orgCode()))));
    }

    private String group(String role, String village) {
        OrgCode unit = new OrgCode(village);
        return role + "@" + switch (roster.roles().get(role).level()) {
            case "county" -> unit.county();
            case "township" -> unit.township();
            default -> village;
        };
    }
}
