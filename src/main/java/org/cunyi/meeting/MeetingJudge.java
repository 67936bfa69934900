package org.cunyi.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cunyi.org.BaseFigures;
import org.cunyi.org.Figures;
import org.cunyi.org.Settings;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Judges a meeting by the tables in force on its date and keeps the sheet. A meeting that could not lawfully sit (notice, composition,
 * impossible counts) is refused and not kept; one that sat without a quorum or did not carry is kept as an attempt.
 */
@Component
public class MeetingJudge {

    private final RuleTables tables;
    private final Figures figures;
    private final Settings settings;
    private final Meetings meetings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MeetingJudge(RuleTables tables, Figures figures, Settings settings, Meetings meetings, ApplicationEventPublisher events, Clock clock) {
        this.tables = tables;
        this.figures = figures;
        this.settings = settings;
        this.meetings = meetings;
        this.events = events;
        this.clock = clock;
    }

    /** Number of persons who have to come to such a meeting on that date, empty where the unit has no figure for it. */
    public Optional<Integer> baseExpected(Step step, String meetingKind, LocalDate date) {
        return figures.on(step.orgCode(), date).flatMap(f -> {
            Map<String, Object> inputs = new HashMap<>(f.asInputs());
            inputs.put("meetingKind", meetingKind);
            return tables.row(step, "meeting-base", inputs).map(r -> r.get("expected")).map(e -> ((Number) e).intValue());
        });
    }

    @Transactional
    public Meeting judge(Step step, Sheet sheet) {
        Optional<Integer> base = baseExpected(step, sheet.meetingKind(), sheet.heldOn());
        int expected = expected(sheet, base);
        checkExcluded(step, sheet);
        int net = expected - sheet.excluded();
        sheet.checkItself(LocalDate.now(clock), net);
        checkOrder(step, sheet);
        checkNotice(step, sheet);
        checkComposition(step, sheet);
        Map<String, Object> verdict = tables.row(step, "meeting-outcome", counts(sheet, net)).orElseThrow(() -> Refusal.of("meetingKind",
                "会议形式：" + sheet.heldOn() + "时没有适用于此类会议的规则"));
        boolean quorate = Boolean.TRUE.equals(verdict.get("quorate"));
        boolean passed = Boolean.TRUE.equals(verdict.get("passed"));
        String legalBasis = String.valueOf(verdict.get("legalBasis"));
        checkOpinion(sheet, quorate, passed, legalBasis);
        Meeting meeting = new Meeting(0, step.caseNumber(), step.key(), meetings.attempts(step.caseNumber(), step.key()) + 1,
                sheet.meetingKind(), sheet.heldOn(), sheet.noticedOn(), sheet.urgentReason(), sheet.place(), sheet.chair(),
                sheet.recorder(), base.orElse(null), expected, sheet.expectedReason(), sheet.excluded(), sheet.present(),
                sheet.inFavour(), sheet.against(), sheet.abstained(), sheet.content(), quorate && !passed ? sheet.opinion() : null,
                sheet.townshipOfficial(), sheet.convenedBy(), quorate, passed, legalBasis, Actor.current(), OffsetDateTime.now(clock),
                Actor.actingFor(), null);
        meetings.keep(meeting);
        announce(meeting);
        return meeting;
    }

    private void announce(Meeting m) {
        Map<String, Object> payload = new HashMap<>();
        payload.put("meetingKind", m.meetingKind());
        payload.put("attempt", m.attempt());
        payload.put("heldOn", m.heldOn().toString());
        payload.put("expected", m.expected());
        payload.put("baseExpected", m.baseExpected());
        payload.put("excluded", m.excluded());
        payload.put("present", m.present());
        payload.put("inFavour", m.inFavour());
        payload.put("against", m.against());
        payload.put("abstained", m.abstained());
        payload.put("quorate", m.quorate());
        payload.put("passed", m.passed());
        payload.put("legalBasis", m.legalBasis());
        events.publishEvent(SimpleAct.ofNow(m.caseNumber(), "meeting.judged", m.step(), payload));
    }

    private static int expected(Sheet sheet, Optional<Integer> base) {
        if (sheet.expected() == null) {
            return base.orElseThrow(() -> Refusal.of("expected", "应到人数：本单位没有此类会议的基数，请填写人数和理由"));
        }
        boolean differs = base.isEmpty() || !base.get().equals(sheet.expected());
        if (differs && (sheet.expectedReason() == null || sheet.expectedReason().isBlank())) {
            throw Refusal.of("expectedReason", "应到人数" + sheet.expected() + "人与基数" + base.map(b -> b + "人").orElse("（未登记）")
                    + "不符，必须在“应到人数与基数不符的理由”中说明");
        }
        return sheet.expected();
    }

    /** Left out of the base: only at an assembly by person, only where the county names its provincial article (CQ 7). */
    private void checkExcluded(Step step, Sheet sheet) {
        if (sheet.excluded() == 0) {
            return;
        }
        if (!"villagers-assembly".equals(sheet.meetingKind())) {
            throw Refusal.of("excluded", "无法取得联系不计入的人数：只有按人召开的村民会议可以扣除，本次会议应填0");
        }
        if (settings.of(step.orgCode(), Settings.EXCLUDED_ARTICLE, sheet.heldOn()).filter(s -> !s.isBlank()).isEmpty()) {
            throw Refusal.of("excluded", "无法取得联系不计入的人数：本县在会议召开时未启用此项规定，应填0");
        }
    }

    private void checkOrder(Step step, Sheet sheet) {
        meetings.latestDate(step.caseNumber()).filter(d -> sheet.heldOn().isBefore(d)).ifPresent(d -> {
            throw Refusal.of("heldOn", "召开日期：不能早于上一次会议的日期（" + d + "）");
        });
    }

    private void checkNotice(Step step, Sheet sheet) {
        Map<String, Object> rule = tables.row(step, "meeting-notice", Map.of("meetingKind", sheet.meetingKind(), "heldOn",
                sheet.heldOn().toString())).orElseThrow(() -> Refusal.of("meetingKind",
                "会议形式：" + sheet.heldOn() + "时没有适用于此类会议的规则"));
        int minimum = ((Number) rule.get("minimumDays")).intValue();
        if (minimum == 0) {
            return;
        }
        if (sheet.noticedOn() == null) {
            throw Refusal.of("noticedOn", "通知日期：必须填写，此类会议须提前" + minimum + "天通知（" + rule.get("legalBasis") + "）");
        }
        long days = ChronoUnit.DAYS.between(sheet.noticedOn(), sheet.heldOn());
        if (days >= minimum) {
            return;
        }
        if (!Boolean.TRUE.equals(rule.get("urgentAllowed"))) {
            throw Refusal.of("noticedOn", "通知日期：提前" + days + "天，不足" + minimum + "天（" + rule.get("legalBasis") + "）");
        }
        if (sheet.urgentReason() == null || sheet.urgentReason().isBlank()) {
            throw Refusal.of("urgentReason", "紧急情况说明：通知提前" + days + "天，不足" + minimum + "天，须说明紧急情况（"
                    + rule.get("legalBasis") + "）");
        }
    }

    private void checkComposition(Step step, Sheet sheet) {
        Optional<BaseFigures> known = figures.on(step.orgCode(), sheet.heldOn());
        Map<String, Object> inputs = new HashMap<>(known.map(BaseFigures::asInputs).orElse(Map.of()));
        inputs.put("meetingKind", sheet.meetingKind());
        inputs.put("heldOn", sheet.heldOn().toString());
        Map<String, Object> rule = tables.row(step, "meeting-composition", inputs).orElseThrow(() -> Refusal.of("meetingKind",
                "会议形式：本村没有登记此类会议的组成人员"));
        if (!Boolean.TRUE.equals(rule.get("composed"))) {
            throw Refusal.of("meetingKind", "会议形式：村民代表或妇女代表的比例不符合法定组成，不能召开（" + rule.get("legalBasis") + "）");
        }
    }

    private static void checkOpinion(Sheet sheet, boolean quorate, boolean passed, String legalBasis) {
        if (quorate && !passed && sheet.opinion() == null) {
            throw Refusal.of("opinion", "未通过时的处理意见：本次会议未通过（" + legalBasis + "），必须选择处理意见");
        }
        if (quorate && !passed && "escalate".equals(sheet.opinion()) && !"villager-representatives".equals(sheet.meetingKind())) {
            throw Refusal.of("opinion", "未通过时的处理意见：只有村民代表会议未形成决议的，可以提交村民会议");
        }
    }

    private static Map<String, Object> counts(Sheet sheet, int net) {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("meetingKind", sheet.meetingKind());
        inputs.put("heldOn", sheet.heldOn().toString());
        inputs.put("expected", net);
        inputs.put("present", sheet.present());
        inputs.put("inFavour", sheet.inFavour());
        inputs.put("against", sheet.against());
        inputs.put("abstained", sheet.abstained());
        return inputs;
    }
}
