package org.cunyi.deliberation.session;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.deliberation.council.Member;
import org.cunyi.meeting.Meeting;
import org.cunyi.meeting.MeetingJudge;
import org.cunyi.meeting.Meetings;
import org.cunyi.meeting.Sheet;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 审议议题: speakers in turn, then a vote without those who have an interest; each topic has its own sheet. */
@Component
@Order(20)
class DeliberateTopicRule implements StepRule {

    private static final String POSTPONE = "postpone";
    private static final List<List<String>> RESOLVED = List.of(List.of("resolution", "决议内容"), List.of("responsible", "责任人"),
            List.of("deadline", "完成期限"), List.of("measure", "完成标准"));

    private final Callings callings;
    private final Agenda agenda;
    private final Bench bench;
    private final MeetingJudge judge;
    private final Meetings meetings;
    private final Roster roster;
    private final Clock clock;

    DeliberateTopicRule(Callings callings, Agenda agenda, Bench bench, MeetingJudge judge, Meetings meetings, Roster roster,
            Clock clock) {
        this.callings = callings;
        this.agenda = agenda;
        this.bench = bench;
        this.judge = judge;
        this.meetings = meetings;
        this.roster = roster;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(DeliberationProcess.SESSION, DeliberationProcess.DELIBERATE_TOPIC);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        AgendaItem item = item(step);
        Map<String, Object> shown = new HashMap<>();
        shown.put("topicTitle", item.title());
        shown.put("topicContent", item.content());
        shown.put("topicProposal", item.proposal());
        shown.put("chair", roster.name(Actor.current()));
        callings.newest(step.caseNumber()).map(Calling::signedBy).ifPresent(clerk -> shown.put("recorder", roster.name(clerk)));
        return shown;
    }

    @Override
    public Map<String, List<Option>> options(Step step) {
        List<String> committee = List.of("village-committee@" + step.orgCode());
        List<String> own = roster.officesIn(committee).stream().filter(o -> o.actingFor() == null).map(o -> o.login()).toList();
        List<Member> present = bench.present(step.caseNumber());
        return Map.of("voting-members", present.stream().map(m -> new Option(String.valueOf(m.id()), m.name() + "的表决")).toList(),
                "concerned-members", present.stream().map(m -> new Option(String.valueOf(m.id()), m.name() + "有利害关系，回避")).toList(),
                "responsible-persons", roster.membersOf(committee).stream().filter(p -> own.contains(p.login()))
                        .map(p -> new Option(p.login(), p.name())).toList());
    }

    private AgendaItem item(Step step) {
        return agenda.find(Long.parseLong(step.text(SessionProcess.TOPIC))).orElseThrow();
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        AgendaItem item = item(step);
        Calling calling = callings.newest(step.caseNumber()).orElseThrow();
        List<String> recused = answers.list("recused");
        List<Member> voting = bench.present(step.caseNumber()).stream().filter(m -> !recused.contains(String.valueOf(m.id()))).toList();
        Vote vote = Vote.of(answers, voting);
        Meeting meeting = judge.judge(step, sheet(item, calling, answers, vote, recused.size()));
        if (!meeting.quorate() && !POSTPONE.equals(answers.text("opinion"))) {
            throw Refusal.of("opinion", "未通过时的处理意见：扣除回避人员后实到" + meeting.present() + "人、应到" + meeting.expected()
                    + "人，未达法定人数（" + meeting.legalBasis() + "），本议题只能延至下次会议再议");
        }
        if (meeting.passed()) {
            checkResolved(calling, answers);
        }
        keep(step, item, answers, meeting.passed());
        agenda.recuse(item.id(), recused.stream().map(Long::valueOf).toList());
        agenda.vote(item.id(), vote.byName());
        return Map.of();
    }

    private Sheet sheet(AgendaItem item, Calling calling, Answers answers, Vote vote, int recused) {
        List<String> reasons = new ArrayList<>();
        if (calling.expectedReason() != null) {
            reasons.add(calling.expectedReason());
        }
        if (recused > 0) {
            reasons.add("利害关系回避" + recused + "人");
        }
        String content = "议题：" + item.title() + "\n" + (answers.yes("consensus") ? "形成基本共识" : "未形成基本共识") + "\n" + answers.text("speakers");
        return new Sheet(DeliberationProcess.MEETING_KIND, calling.heldOn(), calling.noticedOn(), null, calling.place(), answers.text("chair"),
                answers.text("recorder"), calling.expected() - recused, reasons.isEmpty() ? null : String.join("；", reasons), 0,
                calling.present() - recused, vote.inFavour(), vote.against(), vote.abstained(), content, answers.text("opinion"), null, null);
    }

    private void checkResolved(Calling calling, Answers answers) {
        List<FieldError> errors = new ArrayList<>(RESOLVED.stream().filter(f -> !answers.has(f.get(0)))
                .map(f -> new FieldError(f.get(0), f.get(1) + "：议题已通过，必须填写")).toList());
        LocalDate today = LocalDate.now(clock);
        if (answers.has("deadline") && !answers.date("deadline").isAfter(today.isAfter(calling.heldOn()) ? today : calling.heldOn())) {
            errors.add(new FieldError("deadline", "完成期限：必须晚于会议日期（" + calling.heldOn() + "）和今天"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
    }

    private void keep(Step step, AgendaItem item, Answers answers, boolean carried) {
        String state = carried ? "carried" : POSTPONE.equals(answers.text("opinion")) ? "postponed" : "not-carried";
        long sheet = meetings.latest(step.caseNumber()).orElseThrow().id();
        agenda.record(new AgendaItem(item.id(), item.sessionCase(), item.topicCase(), item.position(), item.speaker(), item.minutesPlanned(), state,
                answers.yes("byName"), answers.yes("consensus"), answers.text("speakers"), sheet, Actor.current(), null, null,
                carried ? answers.text("resolution") : null, carried ? answers.text("responsible") : null,
                carried ? answers.date("deadline") : null, carried ? answers.text("measure") : null, null, null, null, null, null));
    }
}
