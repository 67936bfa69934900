package org.cunyi.publicity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cunyi.publicity.leak.LeakScan;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * An objection is answered by those who published, or above them. One about the substance is upheld only on an order of the township
 * government, a petition of villagers or a judgement: nobody but the deciding body changes a resolution (domain.md §4; VC2025 31, 36, 41).
 */
@Component
@Order(21)
class ObjectionStep implements StepRule {

    private static final String AUTHORITY = "authority";
    private static final String DOCUMENT = "document";
    private static final String PUBLISH = "publishAnswer";

    private final ObjectionRows rows;
    private final Objections objections;
    private final Notices notices;
    private final LeakGuard leaks;
    private final Clock clock;

    ObjectionStep(ObjectionRows rows, Objections objections, Notices notices, LeakGuard leaks, Clock clock) {
        this.rows = rows;
        this.objections = objections;
        this.notices = notices;
        this.leaks = leaks;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(PublicityProcess.KEY, PublicityProcess.ANSWER_OBJECTION)
                || step.is(PublicityProcess.KEY, PublicityProcess.ESCALATED_OBJECTION);
    }

    private Objection objection(Step step) {
        return rows.get(((Number) step.variables().get(PublicityProcess.OBJECTION_ID)).longValue());
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Objection objection = objection(step);
        Map<String, Object> shown = new HashMap<>();
        Objections.ABOUT.stream().filter(o -> o.value().equals(objection.about())).forEach(o -> shown.put("objectionAbout", o.label()));
        shown.put("objectionContent", objection.content());
        shown.put("receivedOn", objection.receivedOn().toString());
        shown.put("receipt", objection.receipt());
        shown.put("earlierAnswer", objection.answer());
        // the first answer of the township's form is its own; what the process still carries of another step is not shown in it
        shown.put(PublicityProcess.VERDICT, null);
        return shown;
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        Objection objection = objection(step);
        String verdict = answers.text(PublicityProcess.VERDICT);
        String answer = answers.text("answer");
        if (verdict.equals("referred")) {
            rows.refer(objection.id(), answer);
            objections.tell(objection, "objection.referred", Map.of());
            return Map.of();
        }
        check(step, answers, verdict);
        boolean isPublic = published(answers);
        boolean upheld = !verdict.equals("dismissed");
        boolean conceal = upheld && answers.yes("conceal");
        if (!rows.answer(objection.id(), verdict, answers.text(AUTHORITY), answers.text(DOCUMENT), answer, isPublic, conceal, Actor.current(),
                OffsetDateTime.now(clock))) {
            throw Refusal.late("这件异议已经答复");
        }
        notices.countObjections(objection.noticeId(), -1);
        Map<String, Object> payload = new HashMap<>(Map.of(PublicityProcess.VERDICT, verdict, "public", isPublic, "conceal", conceal));
        payload.put(AUTHORITY, answers.text(AUTHORITY));
        objections.tell(objection, "objection.answered", payload);
        return Map.of();
    }

    private static void check(Step step, Answers answers, String verdict) {
        boolean above = step.key().equals(PublicityProcess.ESCALATED_OBJECTION);
        if (verdict.equals(Objection.UPHELD_SUBSTANCE) && !answers.has(AUTHORITY)) {
            throw Refusal.of(AUTHORITY, "退回依据：只有决议机构可以改变决议，退回须有" + (above ? "责令改正文书、" : "") + "村民联名要求或者法院裁判；没有的，请"
                    + (above ? "选择其他意见" : "报上级处理"));
        }
        boolean needsDocument = verdict.equals(Objection.UPHELD_SUBSTANCE) || above && verdict.equals(Objection.UPHELD_PUBLICATION);
        if (needsDocument && !answers.has(DOCUMENT)) {
            throw Refusal.of(DOCUMENT, (above ? "文号" : "文书或者联名材料") + "：必须填写");
        }
    }

    /** The answer is public unless it names a person (issue 3, domain.md §8). */
    private boolean published(Answers answers) {
        String wish = answers.text(PUBLISH);
        if (wish.equals("private")) {
            return false;
        }
        LeakScan.Result found = leaks.inAnswer(answers.text("answer"));
        if (!found.refused().isEmpty()) {
            throw Refusal.of("answer", "答复：" + words(found.refused().stream()) + "，公开的答复中不得出现；请删去，或者选择不公开");
        }
        if (wish.equals("public") && !found.toClear().isEmpty()) {
            throw Refusal.of(PUBLISH, "答复是否公开：答复中可能涉及个人信息：" + words(found.toClear().stream())
                    + "。请删去，或者核对后选择“已逐项核对”，或者选择不公开");
        }
        return true;
    }

    private static String words(Stream<LeakScan.Finding> findings) {
        return findings.limit(5).map(LeakGuard::described).collect(Collectors.joining("、"));
    }
}
