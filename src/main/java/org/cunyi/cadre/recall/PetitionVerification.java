package org.cunyi.cadre.recall;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.cadre.paper.CadrePapers;
import org.cunyi.cadre.recall.PetitionThreshold.Verdict;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.cunyi.workflow.Wording;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Each signature was checked; table {@code cadre-recall-threshold} says whether they are enough (《村民委员会组织法》2025年修订第十九条). */
@Component
@Order(40)
class PetitionVerification implements StepRule {

    private final Recalls recalls;
    private final PetitionSignatures signatures;
    private final PetitionThreshold threshold;
    private final CadrePapers papers;
    private final RecallPeriods periods;
    private final RepeatBar bar;
    private final CaseOffices offices;
    private final ApplicationEventPublisher events;
    private final Wording words;
    private final Clock clock;

    PetitionVerification(Recalls recalls, PetitionSignatures signatures, PetitionThreshold threshold, CadrePapers papers, RecallPeriods periods,
            RepeatBar bar, CaseOffices offices, ApplicationEventPublisher events, Wording words, Clock clock) {
        this.recalls = recalls;
        this.signatures = signatures;
        this.threshold = threshold;
        this.papers = papers;
        this.periods = periods;
        this.bar = bar;
        this.offices = offices;
        this.events = events;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(RecallProcess.KEY, RecallProcess.VERIFY_PETITION);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Recall recall = recalls.get(step.caseNumber());
        Map<String, Object> shown = new HashMap<>();
        papers.latest(step.caseNumber(), RecallProcess.REASONS).ifPresent(p -> shown.put("reasons", p.text("reasons")));
        papers.latest(step.caseNumber(), RecallProcess.CONTACT).ifPresent(p -> shown.put("contact", p.text("contact")));
        shown.put("receivedOn", recall.receivedOn().toString());
        shown.put("signatoriesWord", words.of("recall-signatories", recall.signatories()));
        shown.put("tally", threshold.tally(step, recall));
        bar.on(recall).ifPresent(b -> shown.putAll(Map.of("repeatBar", b.words(), "barred", true)));
        return shown;
    }

    @Override
    public void opened(Step step) {
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "personal.read", step.key(), Map.of("what", "reasons")));
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        Recall recall = recalls.hold(step.caseNumber());
        Map<String, Integer> counts = signatures.counts(step.caseNumber());
        if (counts.values().stream().mapToInt(Integer::intValue).sum() == 0) {
            throw Refusal.of("tally", "联名核验情况：还没有录入联名人");
        }
        if (counts.get(Signature.OPEN) > 0) {
            throw Refusal.of("tally", "联名核验情况：还有" + counts.get(Signature.OPEN) + "名没有核验");
        }
        threshold.requireFigures(recall);
        Verdict found = threshold.verdict(step, recall).orElseThrow(() -> Refusal.of("tally", "联名核验情况：计入的多于有权联名的人数，请核对"));
        Verdict verdict = barred(recall, answers).map(found::barredBy).orElse(found);
        if (!verdict.valid()) {
            refuse(recall, answers, verdict);
        }
        recalls.verified(step.caseNumber(), verdict.eligibleVoters(), verdict.representatives(), verdict.counted(), verdict.valid(),
                verdict.legalBasis());
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "recall.verified", step.caseNumber(), Map.of("valid", verdict.valid(), "counts", counts,
                "eligibleVoters", verdict.eligibleVoters(), "representatives", verdict.representatives(), "legalBasis", verdict.legalBasis())));
        return verdict.valid() ? convene(step, recall) : Map.of(RecallProcess.PETITION_VALID, false);
    }

    /** The article by which the same ground cannot be raised again, where the county has one and a person says that it is the same. */
    private Optional<String> barred(Recall recall, Answers answers) {
        Optional<RepeatBar.Bar> found = bar.on(recall);
        if (found.isPresent() && !answers.has("sameGround")) {
            throw Refusal.of("sameGround", "是否与前次罢免要求理由相同：必须选择（" + found.get().words() + "）");
        }
        return found.filter(b -> "same".equals(answers.text("sameGround"))).map(RepeatBar.Bar::legalBasis);
    }

    private void refuse(Recall recall, Answers answers, Verdict verdict) {
        LocalDate told = answers.date("petitionersToldOn");
        String reason = answers.text("invalidReason");
        if (reason == null) {
            throw Refusal.of("invalidReason", "联名不成立的说明：联名不成立（" + verdict.legalBasis() + "），必须说明，并告知联系人");
        }
        if (told == null || told.isAfter(LocalDate.now(clock)) || told.isBefore(recall.receivedOn())) {
            throw Refusal.of("petitionersToldOn", "告知联系人的日期：联名不成立的必须填写，不早于收到罢免要求之日，不晚于今天");
        }
        papers.keep(recall.caseNumber(), RecallProcess.INVALID, null, Map.of("reason", reason, "toldOn", told.toString()));
    }

    /** The village has its days from the petition on; where nobody of it may act in the case, the township calls the vote from the beginning. */
    private Map<String, Object> convene(Step step, Recall recall) {
        String clerks = RecallProcess.CLERK + "@" + step.orgCode();
        boolean village = !offices.able(step.caseNumber(), List.of(clerks)).isEmpty();
        LocalDate due = periods.end(step, "vote", recall.receivedOn());
        LocalDate townships = periods.end(step, "township-vote", LocalDate.now(clock));
        recalls.convene(step.caseNumber(), village ? RecallProcess.VILLAGE : RecallProcess.TOWNSHIP, village || due.isAfter(townships) ? due : townships);
        String township = RecallProcess.TOWNSHIP_OFFICE + "@" + new OrgCode(step.orgCode()).township();
        return Map.of(RecallProcess.PETITION_VALID, true, RecallProcess.CONVENER, village ? RecallProcess.VILLAGE : RecallProcess.TOWNSHIP,
                RecallProcess.CONVENER_GROUP, village ? clerks : township, RecallProcess.RECORDER_GROUP, village ? clerks : clerks + "," + township);
    }
}
