package org.cunyi.deliberation.session;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.deliberation.council.Council;
import org.cunyi.deliberation.council.Member;
import org.cunyi.deliberation.council.Points;
import org.cunyi.deliberation.resolution.Reports;
import org.cunyi.meeting.MeetingJudge;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The door is closed: members are counted by name, and the table says whether the session can sit. */
@Component
@Order(20)
class SignInRule implements StepRule {

    private final CouncilSessions sessions;
    private final Callings callings;
    private final Attendances attendances;
    private final SignInDesk desk;
    private final DoorList door;
    private final Council council;
    private final MeetingJudge judge;
    private final RuleTables tables;
    private final Reports reports;
    private final Points points;
    private final Clock clock;

    SignInRule(CouncilSessions sessions, Callings callings, Attendances attendances, SignInDesk desk, DoorList door, Council council,
            MeetingJudge judge, RuleTables tables, Reports reports, Points points, Clock clock) {
        this.sessions = sessions;
        this.callings = callings;
        this.attendances = attendances;
        this.desk = desk;
        this.door = door;
        this.council = council;
        this.judge = judge;
        this.tables = tables;
        this.reports = reports;
        this.points = points;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(DeliberationProcess.SESSION, DeliberationProcess.SIGN_IN);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>();
        callings.newest(step.caseNumber()).ifPresent(c -> shown.put("convened", c.words()));
        attendances.of(step.caseNumber(), sessions.get(step.caseNumber()).attempt()).forEach((member, state) -> shown.put(state + "_" + member, true));
        return shown;
    }

    @Override
    public Map<String, List<Option>> options(Step step) {
        return Map.of("session-members", callings.newest(step.caseNumber()).map(c -> members(step, c)).orElse(List.of()).stream()
                .map(m -> new Option(String.valueOf(m.id()), m.name() + "（" + m.kindLabel() + "）实到")).toList());
    }

    private List<Member> members(Step step, Calling calling) {
        return council.members(step.orgCode(), calling.heldOn());
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        Session session = sessions.hold(step.caseNumber());
        Calling calling = callings.newest(step.caseNumber()).filter(Calling::isInForce).orElseThrow(SignInDesk::closed);
        desk.checkDay(calling);
        List<Member> members = members(step, calling);
        door.enter(session, members, answers);
        Map<Long, String> came = attendances.of(step.caseNumber(), session.attempt());
        int present = (int) members.stream().filter(m -> Attendances.PRESENT.equals(came.get(m.id()))).count();
        attendances.close(session, members.stream().map(Member::id).filter(id -> !came.containsKey(id)).toList());
        boolean quorate = count(step, calling, answers, members.size(), present);
        if (quorate) {
            sit(step, members, came);
        } else {
            sessions.again(step.caseNumber());
        }
        Map<String, Object> facts = new HashMap<>();
        facts.put("quorate", quorate);
        facts.put(SessionProcess.EXCEPTION, quorate ? null : "not-quorate");
        return facts;
    }

    private boolean count(Step step, Calling c, Answers answers, int expected, int present) {
        Map<String, Object> verdict = verdict(step, c, expected, present);
        boolean quorate = Boolean.TRUE.equals(verdict.get("quorate"));
        callings.count(new Calling(c.id(), c.sessionCase(), c.attempt(), c.sequence(), c.heldOn(), c.startsAt(), c.endsAt(), c.place(), c.noticedOn(),
                c.minimumDays(), c.noticeBasis(), quorate ? "quorate" : "not-quorate", expected, expectedReason(step, c, expected, answers), present,
                String.valueOf(verdict.get("legalBasis")), Actor.current(), OffsetDateTime.now(clock)));
        return quorate;
    }

    private void sit(Step step, List<Member> members, Map<Long, String> came) {
        sessions.move(step.caseNumber(), "sitting");
        reports.prepare(step.caseNumber(), step.orgCode());
        points.award(step, step.caseNumber(), members.stream().filter(m -> Attendances.PRESENT.equals(came.get(m.id()))).toList(), "attend");
        points.award(step, step.caseNumber(), members.stream().filter(m -> !came.containsKey(m.id())).toList(), "absent");
    }

    private Map<String, Object> verdict(Step step, Calling calling, int expected, int present) {
        return tables.row(step, "meeting-outcome", Map.of("meetingKind", DeliberationProcess.MEETING_KIND, "heldOn", calling.heldOn().toString(),
                "expected", expected, "present", present, "inFavour", 0, "against", 0, "abstained", 0))
                .orElseThrow(() -> Refusal.of(Attendances.PRESENT, "会议签到：" + calling.heldOn() + "时没有判定议事会议人数的规则"));
    }

    private String expectedReason(Step step, Calling calling, int expected, Answers answers) {
        Integer base = judge.baseExpected(step, DeliberationProcess.MEETING_KIND, calling.heldOn()).orElse(null);
        if (base != null && base == expected) {
            return null;
        }
        if (!answers.has("expectedReason")) {
            throw Refusal.of("expectedReason", "应到人数与基数不符的理由：按名册应到" + expected + "人，登记的基数"
                    + (base == null ? "没有" : "为" + base + "人") + "，必须说明理由");
        }
        return answers.text("expectedReason");
    }
}
