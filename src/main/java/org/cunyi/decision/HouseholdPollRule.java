package org.cunyi.decision;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cunyi.meeting.Meeting;
import org.cunyi.meeting.Meetings;
import org.cunyi.org.BaseFigures;
import org.cunyi.org.Figures;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * 民议: a house-to-house poll before the resolution, counted against the village's households on its date and judged by table
 * {@code decision-household-poll}. Too few households asked = the poll goes on; too few agree = the clerk says what follows.
 */
@Component
@Order(20)
class HouseholdPollRule implements StepRule {

    private static final String HELD_ON = "heldOn";
    private static final String ASKED = "asked";
    private static final String AGREED = "agreed";
    private static final String HOUSEHOLDS = "households";

    private final RuleTables tables;
    private final Figures figures;
    private final Meetings meetings;
    private final HouseholdPolls polls;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HouseholdPollRule(RuleTables tables, Figures figures, Meetings meetings, HouseholdPolls polls, ApplicationEventPublisher events,
            Clock clock) {
        this.tables = tables;
        this.figures = figures;
        this.meetings = meetings;
        this.polls = polls;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(DecisionProcess.SIX_KEY, DecisionProcess.HOUSEHOLD_POLL);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        return households(step, LocalDate.now(clock)).<Map<String, Object>>map(h -> Map.of(HOUSEHOLDS, h)).orElse(Map.of());
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        LocalDate heldOn = answers.date(HELD_ON);
        int households = households(step, heldOn).orElseThrow(() -> Refusal.of(HELD_ON, "征询完成日期：本村没有登记户数，不能判定征询结果，请先登记基数"));
        check(step, answers, households);
        Map<String, Object> verdict = tables.row(step, "decision-household-poll", Map.of(HELD_ON, heldOn.toString(), HOUSEHOLDS, households,
                ASKED, answers.whole(ASKED), AGREED, answers.whole(AGREED))).orElseThrow(() -> Refusal.of(HELD_ON,
                "征询完成日期：" + heldOn + "时没有判定民议结果的规则"));
        HouseholdPoll poll = poll(step, answers, households, verdict);
        if (poll.sufficient() && !poll.passed() && poll.opinion() == null) {
            throw Refusal.of("opinion", "未通过时的处理意见：本次征询未通过（" + poll.legalBasis() + "），必须选择处理意见");
        }
        polls.keep(poll);
        announce(step, poll);
        Map<String, Object> facts = new HashMap<>();
        facts.put("quorate", poll.sufficient());
        facts.put("passed", poll.passed());
        facts.put("opinion", poll.opinion());
        return facts;
    }

    private Optional<Integer> households(Step step, LocalDate date) {
        return figures.on(step.orgCode(), date).map(BaseFigures::households).filter(h -> h > 0);
    }

    /** @throws Refusal naming every count and date that is impossible */
    private void check(Step step, Answers answers, int households) {
        List<FieldError> errors = new ArrayList<>();
        int asked = answers.whole(ASKED);
        int answered = answers.whole(AGREED) + answers.whole("opposed");
        if (asked > households) {
            errors.add(new FieldError(ASKED, "入户户数：" + asked + "户多于全村" + households + "户"));
        }
        if (answered > asked) {
            errors.add(new FieldError(AGREED, "同意户数、不同意户数合计" + answered + "户，多于入户" + asked + "户"));
        }
        LocalDate heldOn = answers.date(HELD_ON);
        LocalDate today = LocalDate.now(clock);
        if (heldOn.isAfter(today)) {
            errors.add(new FieldError(HELD_ON, "征询完成日期：不能晚于今天（" + today + "）"));
        }
        before(step).filter(heldOn::isBefore).ifPresent(d -> errors.add(new FieldError(HELD_ON,
                "征询完成日期：不能早于上一次会议或征询的日期（" + d + "）")));
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
    }

    private Optional<LocalDate> before(Step step) {
        return Stream.concat(meetings.of(step.caseNumber()).stream().map(Meeting::heldOn),
                polls.of(step.caseNumber()).stream().map(HouseholdPoll::heldOn)).max(LocalDate::compareTo);
    }

    private HouseholdPoll poll(Step step, Answers answers, int households, Map<String, Object> verdict) {
        boolean sufficient = Boolean.TRUE.equals(verdict.get("sufficient"));
        boolean passed = Boolean.TRUE.equals(verdict.get("passed"));
        return new HouseholdPoll(0, step.caseNumber(), polls.of(step.caseNumber()).size() + 1, answers.date(HELD_ON), households,
                answers.whole(ASKED), answers.whole(AGREED), answers.whole("opposed"), answers.text("content"),
                sufficient && !passed ? answers.text("opinion") : null, sufficient, passed, String.valueOf(verdict.get("legalBasis")),
                Actor.current(), OffsetDateTime.now(clock), Actor.actingFor(), null);
    }

    private void announce(Step step, HouseholdPoll poll) {
        Map<String, Object> payload = new HashMap<>();
        payload.put("attempt", poll.attempt());
        payload.put(HELD_ON, poll.heldOn().toString());
        payload.put(HOUSEHOLDS, poll.households());
        payload.put(ASKED, poll.asked());
        payload.put(AGREED, poll.agreed());
        payload.put("opposed", poll.opposed());
        payload.put("sufficient", poll.sufficient());
        payload.put("passed", poll.passed());
        payload.put("legalBasis", poll.legalBasis());
        events.publishEvent(SimpleAct.ofNow(poll.caseNumber(), "poll.judged", step.key(), payload));
    }
}
