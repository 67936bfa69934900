package org.cunyi.publicity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cunyi.org.Roster;
import org.cunyi.org.Substitutions;
import org.cunyi.publicity.leak.LeakScan;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRecord;
import org.cunyi.workflow.StepRecords;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Drafting, the supervision committee's opinion and the release of a notice: three different acts, of which nobody does two. */
@Component
@Order(20)
class PublicityStep implements StepRule {

    /** Property of a release step whose form lists the findings; a case begun before there was such a list shows none. */
    private static final String CLEARS_FINDINGS = "clearsFindings";
    private static final String SECRETARY = "village-secretary";

    private final Publication publication;
    private final Notices notices;
    private final LeakGuard leaks;
    private final ConcernedPersons concerned;
    private final Roster roster;
    private final Substitutions substitutions;
    private final StepRecords records;
    private final List<NoticeText> texts;

    PublicityStep(Publication publication, Notices notices, LeakGuard leaks, ConcernedPersons concerned, Roster roster,
            Substitutions substitutions, StepRecords records, List<NoticeText> texts) {
        this.publication = publication;
        this.notices = notices;
        this.leaks = leaks;
        this.concerned = concerned;
        this.roster = roster;
        this.substitutions = substitutions;
        this.records = records;
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
            shown.put("correctionReason", reason(n));
            shown.put("correcting", reason(n) != null);
        }, () -> texts.stream().flatMap(t -> proposed(t, step).stream())
                .findFirst().ifPresent(d -> {
                    shown.put("noticeTitle", d.title());
                    shown.put("noticeBody", d.body());
                }));
        return shown;
    }

    private static Optional<NoticeText.Draft> proposed(NoticeText text, Step step) {
        String parent = step.text(PublicityProcess.PARENT);
        String kind = step.text(PublicityProcess.NOTICE_KIND);
        return parent == null ? text.ofOwnCase(step.caseNumber(), kind) : text.draft(parent, kind);
    }

    private String reason(Notice notice) {
        return notice.corrects() == null ? notice.withdrawnReason() : notices.find(notice.corrects()).map(Notice::withdrawnReason).orElse(null);
    }

    @Override
    public Map<String, List<Option>> options(Step step) {
        return switch (step.key()) {
            case PublicityProcess.DRAFT_NOTICE -> Map.of("concerned-persons", concerned.candidates(step.orgCode()));
            case PublicityProcess.RELEASE -> Map.of("leak-findings", notices.ofCase(step.caseNumber()).map(leaks::toClear).orElse(List.of())
                    .stream().map(f -> new Option(f.key(), "已核对，可以公开：" + LeakGuard.described(f))).toList());
            default -> Map.of();
        };
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
        Notice notice = notices.draft(wanted(step, answers, days, Boolean.TRUE.equals(roles.get("publicBoard"))));
        Map<String, Object> facts = new HashMap<>(publication.assignRoles(step));
        if (SECRETARY.equals(roles.get("release")) && keptFromReleasing(step.orgCode(), notice)) {
            facts.put(PublicityProcess.RELEASE_GROUP, "village-committee@" + step.orgCode());
        }
        return facts;
    }

    private Notice wanted(Step step, Answers answers, Integer days, boolean publicBoard) {
        Publication.Afterwards afterwards = publication.afterwards(step);
        Optional<Notice> corrected = notices.ofCase(step.caseNumber()).filter(Notice::isWithdrawn);
        String title = answers.text("noticeTitle");
        String body = answers.text("noticeBody");
        return new Notice(UUID.randomUUID().toString(), step.caseNumber(), step.orgCode(), step.text(PublicityProcess.NOTICE_KIND), title, body,
                "draft", publicBoard, null, null, days, Actor.current(), null, null, null, null, null, null, afterwards.afterPeriod(),
                afterwards.searchable(), corrected.map(Notice::id).orElse(null), null, null, false,
                concerned.of(step.orgCode(), answers.text("concernedPerson"), title + "\n" + body), 0);
    }

    /** The village committee releases where the secretary drafted or is the person concerned (contract.md §5, publicity-roles). */
    private boolean keptFromReleasing(String orgCode, Notice notice) {
        return roster.membersOf(List.of(SECRETARY + "@" + orgCode)).stream().flatMap(p -> substitutions.behind(p.login()).stream())
                .anyMatch(l -> l.equals(notice.draftedBy()) || l.equals(Actor.actingFor()) || ConcernedPersons.includes(notice, l));
    }

    private Map<String, Object> opinion(Step step, Answers answers) {
        refuseDrafter(step, "审核");
        notices.opinion(step.caseNumber(), Actor.current(), answers.text("opinionText"));
        return Map.of();
    }

    private Map<String, Object> release(Step step, Answers answers) {
        refuseDrafter(step, "审签");
        Notice notice = notices.ofCase(step.caseNumber()).orElseThrow();
        if (isMine(notice.opinionBy(), step, PublicityProcess.SUPERVISION_OPINION)) {
            throw Refusal.notYours("公告由您或者您代理的人审核，不能再由您审签，请由其他有权人员办理");
        }
        if (substitutions.behind(Actor.current()).stream().anyMatch(l -> ConcernedPersons.includes(notice, l))) {
            throw Refusal.notYours("公告涉及您本人或者您代理的人，不能由您审签，请由其他有权人员办理");
        }
        if (answers.yes("released")) {
            boolean listed = step.attribute(CLEARS_FINDINGS).isPresent();
            leaks.clear(notice, listed ? answers.list("cleared") : leaks.toClear(notice).stream().map(LeakScan.Finding::key).toList(), listed);
            notices.released(step.caseNumber(), Actor.current());
        } else if (!answers.has("returnReason")) {
            throw Refusal.of("returnReason", "退回理由：退回修改时必须填写");
        }
        return Map.of();
    }

    /** Whether that was done by the acting person or by one he stands in for, or in the place of one of them. */
    private boolean isMine(String doneBy, Step step, String key) {
        Set<String> mine = substitutions.behind(Actor.current());
        return doneBy != null && mine.contains(doneBy)
                || records.newest(step.caseNumber(), key).map(StepRecord::actingFor).filter(mine::contains).isPresent();
    }

    private void refuseDrafter(Step step, String what) {
        if (notices.ofCase(step.caseNumber()).filter(n -> isMine(n.draftedBy(), step, PublicityProcess.DRAFT_NOTICE)).isPresent()) {
            throw Refusal.notYours("公告由您或者您代理的人起草，不能由您" + what + "，请由其他有权人员办理");
        }
    }
}
