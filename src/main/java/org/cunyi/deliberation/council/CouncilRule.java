package org.cunyi.deliberation.council;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.meeting.Meeting;
import org.cunyi.meeting.Meetings;
import org.cunyi.org.Post;
import org.cunyi.org.Roster;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRecords;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A 村民代表会议 that carried settles who is on the council; asked after its sheet is judged, so that a meeting that failed settles nothing. */
@Component
@Order(30)
class CouncilRule implements StepRule {

    static final String KIND = "councilKind";
    static final String ADJUSTMENT = "adjustment";
    private static final String ENDS_ON = "endsOn";

    private final Council council;
    private final CouncilBook book;
    private final MemberLogins logins;
    private final Meetings meetings;
    private final RuleTables tables;
    private final Roster roster;
    private final StepRecords records;
    private final Clock clock;

    CouncilRule(Council council, CouncilBook book, MemberLogins logins, Meetings meetings, RuleTables tables, Roster roster,
            StepRecords records, Clock clock) {
        this.council = council;
        this.book = book;
        this.logins = logins;
        this.meetings = meetings;
        this.tables = tables;
        this.roster = roster;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(DeliberationProcess.COUNCIL, DeliberationProcess.RECORD_COUNCIL);
    }

    /** What was typed for a meeting that failed is there again for the next one. */
    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>();
        endOfTerm(step).ifPresent(d -> shown.put(ENDS_ON, d.toString()));
        if (adjusts(step)) {
            shown.put(MemberList.FIELD, MemberList.write(council.sitting(step.orgCode())));
        }
        records.latest(step.caseNumber(), step.key()).ifPresent(typed -> List.of(MemberList.FIELD, ENDS_ON).forEach(
                field -> Optional.ofNullable(typed.get(field)).ifPresent(value -> shown.put(field, value))));
        return shown;
    }

    /** The council's term is the village committee's. */
    private Optional<LocalDate> endOfTerm(Step step) {
        if (adjusts(step)) {
            return council.term(step.orgCode()).map(CouncilTerm::endsOn);
        }
        LocalDate today = LocalDate.now(clock);
        return roster.posts().stream().filter(p -> p.orgCode().equals(step.orgCode()) && (p.kind().equals("elected") || p.kind().equals("both")))
                .map(Post::termTo).filter(d -> d != null && d.isAfter(today)).max(LocalDate::compareTo);
    }

    private static boolean adjusts(Step step) {
        return ADJUSTMENT.equals(step.text(KIND));
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        Meeting meeting = meetings.latest(step.caseNumber()).orElseThrow();
        if (meeting.passed()) {
            settle(step, meeting.heldOn(), answers);
        }
        return Map.of();
    }

    private void settle(Step step, LocalDate heldOn, Answers answers) {
        if (!answers.has(MemberList.FIELD)) {
            throw Refusal.of(MemberList.FIELD, "议事会成员名单：会议通过的，必须填写");
        }
        List<MemberLine> lines = new MemberList(council.kinds(), l -> logins.problem(step.orgCode(), l)).read(answers.text(MemberList.FIELD));
        checkSize(step, heldOn, lines.size());
        if (adjusts(step)) {
            checkSameTerm(step, answers.date(ENDS_ON));
            String reason = String.valueOf(records.latest(step.caseNumber(), Step.START).orElse(Map.of()).get("reason"));
            book.adjust(step.caseNumber(), step.orgCode(), heldOn, lines, reason);
        } else {
            LocalDate endsOn = answers.date(ENDS_ON);
            if (endsOn == null || !endsOn.isAfter(heldOn)) {
                throw Refusal.of(ENDS_ON, "任期届满日期：产生议事会的，必须填写，并且晚于会议召开日期");
            }
            book.form(step.caseNumber(), step.orgCode(), heldOn, endsOn, lines);
        }
    }

    private void checkSize(Step step, LocalDate heldOn, int members) {
        Map<String, Object> rule = tables.row(step, "deliberation-council", Map.of("heldOn", heldOn.toString(), "members", members))
                .orElseThrow(() -> Refusal.of("heldOn", "召开日期：" + heldOn + "时没有议事会组成的规则"));
        if (!Boolean.TRUE.equals(rule.get("composed"))) {
            throw Refusal.of(MemberList.FIELD, "议事会成员名单：共" + members + "人，应为" + rule.get("minimumMembers") + "至"
                    + rule.get("maximumMembers") + "人（" + rule.get("legalBasis") + "）");
        }
    }

    private void checkSameTerm(Step step, LocalDate entered) {
        Optional<LocalDate> endsOn = council.term(step.orgCode()).map(CouncilTerm::endsOn);
        if (endsOn.isEmpty()) {
            throw Refusal.of(MemberList.FIELD, "议事会成员名单：本村没有在任的议事会，不能调整");
        }
        if (entered != null && !Objects.equals(entered, endsOn.get())) {
            throw Refusal.of(ENDS_ON, "任期届满日期：调整成员不改变任期，仍为" + endsOn.get());
        }
    }
}
