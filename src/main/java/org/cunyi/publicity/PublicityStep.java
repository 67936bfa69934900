package org.cunyi.publicity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Drafting, the supervision committee's opinion and the release of a notice: three different acts, of which nobody does two. */
@Component
@Order(20)
class PublicityStep implements StepRule {

    private static final String SECRETARY = "village-secretary";

    private final Publication publication;
    private final Notices notices;
    private final Roster roster;
    private final List<NoticeText> texts;

    PublicityStep(Publication publication, Notices notices, Roster roster, List<NoticeText> texts) {
        this.publication = publication;
        this.notices = notices;
        this.roster = roster;
        this.texts = texts;
    }

    @Override
    public boolean concerns(Step step) {
        return step.process().equals(PublicityProcess.KEY);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>();
        notices.ofCase(step.caseNumber()).ifPresentOrElse(n -> {
            shown.put("noticeTitle", n.title());
            shown.put("noticeBody", n.body());
            shown.put("days", n.requestedDays());
            shown.put("opinionText", step.key().equals(PublicityProcess.RELEASE) ? n.opinionText() : null);
        }, () -> texts.stream().flatMap(t -> t.draft(step.text(PublicityProcess.PARENT), step.text(PublicityProcess.NOTICE_KIND)).stream())
                .findFirst().ifPresent(d -> {
                    shown.put("noticeTitle", d.title());
                    shown.put("noticeBody", d.body());
                }));
        return shown;
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        return switch (step.key()) {
            case PublicityProcess.DRAFT_NOTICE -> draft(step, answers);
            case PublicityProcess.SUPERVISION_OPINION -> opinion(step, answers);
            case PublicityProcess.RELEASE -> release(step, answers);
            default -> Map.of();
        };
    }

    private Map<String, Object> draft(Step step, Answers answers) {
        Integer days = answers.whole("days");
        Publication.Period period = publication.period(step);
        if (days != null && days < period.minimumDays()) {
            throw Refusal.of("days", "公示天数：" + days + "天少于规定的" + period.minimumDays() + "天（" + period.legalBasis() + "）");
        }
        Map<String, Object> roles = publication.roles(step);
        notices.draft(step.caseNumber(), step.orgCode(), step.text(PublicityProcess.NOTICE_KIND),
                Boolean.TRUE.equals(roles.get("publicBoard")), answers.text("noticeTitle"), answers.text("noticeBody"), days,
                Actor.current());
        Map<String, Object> facts = new HashMap<>(publication.assignRoles(step));
        boolean secretaryDrafted = roster.officesOf(Actor.current()).stream()
                .anyMatch(o -> o.role().equals(SECRETARY) && o.orgCode().equals(step.orgCode()));
        if (secretaryDrafted && SECRETARY.equals(roles.get("release"))) {
            facts.put(PublicityProcess.RELEASE_GROUP, "village-committee@" + step.orgCode());
        }
        return facts;
    }

    private Map<String, Object> opinion(Step step, Answers answers) {
        refuseDrafter(step, "审核");
        notices.opinion(step.caseNumber(), Actor.current(), answers.text("opinionText"));
        return Map.of();
    }

    private Map<String, Object> release(Step step, Answers answers) {
        refuseDrafter(step, "审签");
        if (notices.ofCase(step.caseNumber()).filter(n -> Actor.current().equals(n.opinionBy())).isPresent()) {
            throw Refusal.notYours("公告由您审核，不能再由您审签，请由其他有权人员办理");
        }
        if (answers.yes("released")) {
            notices.released(step.caseNumber(), Actor.current());
        } else if (!answers.has("returnReason")) {
            throw Refusal.of("returnReason", "退回理由：退回修改时必须填写");
        }
        return Map.of();
    }

    private void refuseDrafter(Step step, String what) {
        if (notices.ofCase(step.caseNumber()).filter(n -> n.draftedBy().equals(Actor.current())).isPresent()) {
            throw Refusal.notYours("公告由您起草，不能由您" + what + "，请由其他有权人员办理");
        }
    }
}
