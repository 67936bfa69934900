package org.cunyi.cadre.recall;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.cunyi.cadre.paper.CadrePapers;
import org.cunyi.org.Organisation;
import org.cunyi.org.Substitutions;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Recusals;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A petition was received: against the holder of which post, with what reasons; from here on its member keeps out of the case. */
@Component
@Order(40)
class RecallStart implements StepRule {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final HeldPosts posts;
    private final Recalls recalls;
    private final Substitutions substitutions;
    private final CadrePapers papers;
    private final Recusals recusals;
    private final Cases cases;
    private final Organisation organisation;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecallStart(HeldPosts posts, Recalls recalls, CadrePapers papers, Recusals recusals, Cases cases, Organisation organisation,
            ApplicationEventPublisher events, Clock clock, Substitutions substitutions) {
        this.substitutions = substitutions;
        this.posts = posts;
        this.recalls = recalls;
        this.papers = papers;
        this.recusals = recusals;
        this.cases = cases;
        this.organisation = organisation;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(RecallProcess.KEY, Step.START);
    }

    /** All posts of the village: who looks for one that cannot be recalled learns why. */
    @Override
    public Map<String, List<Option>> options(Step step) {
        String village = organisation.name(step.orgCode());
        return Map.of("recall-posts", posts.of(step.orgCode()).stream().map(p -> new Option(String.valueOf(p.id()), village + p.title() + " "
                + p.name() + (p.problem() == null ? "" : "（不适用罢免）"))).toList());
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        HeldPost post = posts.find(step.orgCode(), answers.text("post")).orElseThrow(() -> Refusal.of("post", "被要求罢免的职务：请从列表中选择"));
        if (post.problem() != null) {
            throw Refusal.of("post", "被要求罢免的职务：" + post.problem());
        }
        if (substitutions.behind(Actor.current()).contains(post.login())) {
            throw Refusal.notYours("您本人或者您代理的人是被要求罢免的人，不能办理本案，请由乡镇组织办受理");
        }
        LocalDate received = answers.date("receivedOn");
        if (received.isAfter(LocalDate.now(clock))) {
            throw Refusal.of("receivedOn", "收到罢免要求的日期：不能晚于今天");
        }
        if (received.isBefore(post.validFrom())) {
            throw Refusal.of("receivedOn", "收到罢免要求的日期：不能早于任职日期（" + post.validFrom() + "）");
        }
        if (!recalls.openAgainst(post.id()).isEmpty()) {
            throw Refusal.late("针对这一职务已有正在办理的罢免要求，不能重复受理");
        }
        keep(step, answers, post, received);
        return Map.of();
    }

    private void keep(Step step, Answers answers, HeldPost post, LocalDate received) {
        recalls.open(step.caseNumber(), step.orgCode(), post, answers.text("signatories"), received);
        papers.keep(step.caseNumber(), RecallProcess.REASONS, null, Map.of("reasons", answers.text("reasons")));
        papers.keep(step.caseNumber(), RecallProcess.CONTACT, null, Map.of("contact", answers.text("contact")));
        // the title stands in lists and mails: the post, never the person
        cases.entitle(step.caseNumber(), post.elected() + "罢免要求（" + DAY.format(received) + "）");
        recusals.enter(step.caseNumber(), post.login(), "被要求罢免的本人（《村民委员会组织法》2025年修订第十九条）");
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "recall.petition-received", "post:" + post.id(), Map.of("signatories",
                answers.text("signatories"), "receivedOn", received.toString())));
    }
}
