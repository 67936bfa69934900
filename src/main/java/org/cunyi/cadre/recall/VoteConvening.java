package org.cunyi.cadre.recall;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.cadre.paper.CadrePapers;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.CaseLetter;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The vote is called: day, place, and when the villagers were told; by the village, or after its days by the township. */
@Component
@Order(40)
class VoteConvening implements StepRule {

    static final String KIND = "recall-vote";

    private final Recalls recalls;
    private final VoteCallings callings;
    private final CadrePapers papers;
    private final RuleTables tables;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    VoteConvening(Recalls recalls, VoteCallings callings, CadrePapers papers, RuleTables tables, ApplicationEventPublisher events, Clock clock) {
        this.recalls = recalls;
        this.callings = callings;
        this.papers = papers;
        this.tables = tables;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(RecallProcess.KEY, RecallProcess.CONVENE_VOTE);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>(Map.of("voteDue", String.valueOf(recalls.get(step.caseNumber()).voteDueOn())));
        papers.latest(step.caseNumber(), RecallProcess.HEARD).ifPresent(p -> shown.put("defence", p.text("defence") == null ? "告知后放弃申辩"
                : p.text("defence")));
        return shown;
    }

    @Override
    public void opened(Step step) {
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "personal.read", step.key(), Map.of("what", "defence")));
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        Recall recall = recalls.get(step.caseNumber());
        LocalDate day = answers.date("voteOn");
        LocalDate noticed = answers.date("noticedOn");
        checkDay(recall, day);
        String basis = checkNotice(step, day, noticed);
        int attempt = callings.call(recall, day, answers.text("place"), noticed, basis);
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "recall.vote-called", String.valueOf(attempt), Map.of("convener", recall.convener(),
                "voteOn", day.toString(), "noticedOn", noticed.toString(), "legalBasis", basis)));
        events.publishEvent(CaseLetter.plain(step.caseNumber(), "recall-called", "recall-called-" + step.caseNumber() + "-" + attempt,
                "罢免投票已通知", "罢免投票定于" + day + "在" + answers.text("place") + "进行，请登录后查看并做好准备。", day, "/cases/" + step.caseNumber(),
                List.of(), List.of(RecallProcess.CLERK + "@" + step.orgCode(), RecallProcess.TOWNSHIP_OFFICE + "@"
                        + new OrgCode(step.orgCode()).township())));
        return Map.of(RecallProcess.RECORD_ESCALATED, false);
    }

    /** Not before the member was heard; within the days, unless they are over already. */
    private void checkDay(Recall recall, LocalDate day) {
        if (recall.convener().equals(RecallProcess.VILLAGE) && recall.voteDueOn().isBefore(LocalDate.now(clock))) {
            throw Refusal.late("村里召集的期限（" + recall.voteDueOn() + "）已过，转由乡镇召集，请稍后刷新");
        }
        callings.newest(recall.caseNumber()).filter(c -> !c.state().equals("put-off")).map(VoteCalling::voteOn).filter(last -> !day.isAfter(last)).ifPresent(last -> {
            throw Refusal.of("voteOn", "投票日期：重新投票须在上一次投票日期（" + last + "）之后");
        });
        String heard = papers.latest(recall.caseNumber(), RecallProcess.HEARD).orElseThrow().text("toldOn");
        if (day.isBefore(LocalDate.parse(heard))) {
            throw Refusal.of("voteOn", "投票日期：不能早于告知本人的日期（" + heard + "）");
        }
        if (day.isAfter(recall.voteDueOn()) && !recall.voteDueOn().isBefore(LocalDate.now(clock))) {
            throw Refusal.of("voteOn", "投票日期：须在" + recall.voteDueOn() + "以前投票");
        }
    }

    private String checkNotice(Step step, LocalDate day, LocalDate noticed) {
        if (noticed.isAfter(LocalDate.now(clock)) || noticed.isAfter(day)) {
            throw Refusal.of("noticedOn", "通知村民的日期：不能晚于今天和投票日期");
        }
        Map<String, Object> rule = tables.row(step, "meeting-notice", Map.of("meetingKind", KIND, "heldOn", day.toString())).orElseThrow(
                () -> Refusal.of("voteOn", "投票日期：" + day + "时没有罢免投票的规则"));
        int minimum = ((Number) rule.get("minimumDays")).intValue();
        if (ChronoUnit.DAYS.between(noticed, day) < minimum) {
            throw Refusal.of("noticedOn", "通知村民的日期：须提前" + minimum + "天（" + rule.get("legalBasis") + "）");
        }
        return rule.get("legalBasis").toString();
    }
}
