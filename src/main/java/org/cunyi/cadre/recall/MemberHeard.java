package org.cunyi.cadre.recall;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.cunyi.cadre.paper.CadrePapers;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The member is told and may answer, before the vote is called (《村民委员会组织法》2025年修订第十九条). */
@Component
@Order(40)
class MemberHeard implements StepRule {

    private final Recalls recalls;
    private final CadrePapers papers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MemberHeard(Recalls recalls, CadrePapers papers, ApplicationEventPublisher events, Clock clock) {
        this.recalls = recalls;
        this.papers = papers;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(RecallProcess.KEY, RecallProcess.DEFENCE);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        return papers.latest(step.caseNumber(), RecallProcess.REASONS).<Map<String, Object>>map(p -> Map.of("reasons", p.text("reasons")))
                .orElse(Map.of());
    }

    @Override
    public void opened(Step step) {
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "personal.read", step.key(), Map.of("what", "reasons")));
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        LocalDate told = answers.date("toldOn");
        if (told.isAfter(LocalDate.now(clock)) || told.isBefore(recalls.get(step.caseNumber()).receivedOn())) {
            throw Refusal.of("toldOn", "告知本人的日期：不早于收到罢免要求之日，不晚于今天");
        }
        String defence = answers.text("defence");
        if (defence == null && "defended".equals(answers.text("defended"))) {
            throw Refusal.of("defence", "申辩意见：已申辩的，必须记录本人的意见");
        }
        Map<String, Object> content = new HashMap<>(Map.of("defended", answers.text("defended"), "toldOn", told.toString()));
        if (defence != null) {
            content.put("defence", defence);
        }
        papers.keep(step.caseNumber(), RecallProcess.HEARD, null, content);
        return Map.of();
    }
}
