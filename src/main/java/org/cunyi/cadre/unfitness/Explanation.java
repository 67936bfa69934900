package org.cunyi.cadre.unfitness;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.workflow.Step;
import org.springframework.stereotype.Component;

/** One case in words: who, what was verified, what the tables recommend and why, what he said, what was decided and what came of it. */
@Component
class Explanation {

    private final Docket docket;
    private final UnfitnessPapers papers;

    Explanation(Docket docket, UnfitnessPapers papers) {
        this.docket = docket;
        this.papers = papers;
    }

    /** By Chinese label, in the order of the procedure; what has not been said yet is left out. */
    Map<String, String> of(Step step, Unfitness row) {
        Map<String, String> facts = new LinkedHashMap<>();
        beforeTheDecision(step, row, facts);
        afterIt(step, row, facts);
        return facts;
    }

    private void beforeTheDecision(Step step, Unfitness row, Map<String, String> facts) {
        String number = row.caseNumber();
        put(facts, "本人和职务", docket.subject(number));
        put(facts, "线索", docket.lead(number));
        papers.latest(number, UnfitnessPapers.REFUSED).ifPresent(p -> put(facts, "受理意见", p.text("reason")));
        if (docket.facts(number).isPresent()) {
            put(facts, "核实情况", docket.factsShown(step));
        }
        if (docket.facts(number).filter(Facts::founded).isPresent()) {
            put(facts, "系统建议及说明", docket.recommendation(step).explanation());
        }
        if (row.told() != null) {
            put(facts, "书面告知的拟作处置", docket.measureWords(step, row.told(), row.postKind()) + "（" + row.toldOn() + "）");
            put(facts, "陈述申辩", docket.statementShown(number));
        }
    }

    private void afterIt(Step step, Unfitness row, Map<String, String> facts) {
        String number = row.caseNumber();
        put(facts, "会议内容和意见", papers.of(number, UnfitnessPapers.MEETING).stream().map(p -> "第" + p.text("attempt") + "次：" + p.text("words"))
                .collect(Collectors.joining("\n")));
        papers.latest(number, UnfitnessPapers.DECISION).ifPresent(p -> put(facts, "与建议不一致的理由", p.text("departureReason")));
        put(facts, "决定", docket.decisionShown(step));
        papers.latest(number, UnfitnessPapers.SERVICE).ifPresent(p -> put(facts, "送达情况", p.text("words")));
        papers.latest(number, UnfitnessPapers.WITHDRAWAL).ifPresent(p -> put(facts, "撤销理由", p.text("reason")));
        put(facts, "执行情况", docket.said(number, UnfitnessPapers.MEASURE));
        papers.latest(number, UnfitnessPapers.REQUEST).ifPresent(p -> put(facts, "本人申请复核", p.text("askedOn") + "：" + p.text("words")));
        papers.latest(number, UnfitnessPapers.REVIEW).ifPresent(p -> put(facts, "复核理由", p.text("words")));
        put(facts, "期满评估", docket.said(number, UnfitnessPapers.REASSESSMENT));
    }

    private static void put(Map<String, String> facts, String label, String words) {
        if (words != null && !words.isEmpty()) {
            facts.put(label, words);
        }
    }
}
