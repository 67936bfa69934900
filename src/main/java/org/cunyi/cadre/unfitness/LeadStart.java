package org.cunyi.cadre.unfitness;

import java.util.List;
import java.util.Map;
import org.cunyi.org.Office;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Somebody gives a lead about who holds a post: the township about all its villages, a supervision committee about its own. */
@Component
@Order(40)
class LeadStart implements StepRule {

    private static final String POST = "postId";

    private final Leads leads;
    private final Subjects subjects;
    private final Roster roster;

    LeadStart(Leads leads, Subjects subjects, Roster roster) {
        this.leads = leads;
        this.subjects = subjects;
        this.roster = roster;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(UnfitnessProcess.KEY, Step.START);
    }

    @Override
    public Map<String, List<Option>> options(Step step) {
        return Map.of("held-posts", within(step.orgCode()).stream().map(s -> new Option(String.valueOf(s.postId()), s.words())).toList());
    }

    private List<Subject> within(String township) {
        List<Office> offices = roster.officesOf(Actor.current()).stream().filter(o -> o.role().equals(UnfitnessProcess.OFFICE)
                && o.orgCode().equals(township) || o.role().equals(UnfitnessProcess.SUPERVISION) && o.orgCode().startsWith(township)).toList();
        // nobody gives a lead about himself; whoever is related is refused when he tries
        return subjects.held(township).stream().filter(s -> !s.login().equals(Actor.current()))
                .filter(s -> offices.stream().anyMatch(o -> s.orgCode().startsWith(o.orgCode()))).toList();
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        Subject subject = within(step.orgCode()).stream().filter(s -> String.valueOf(s.postId()).equals(answers.text(POST))).findFirst()
                .orElseThrow(() -> Refusal.of(POST, "涉及的职务和人员：请从列表中选择在任的职务"));
        subjects.guard(subject.login());
        return leads.receive(step, subject, null, answers.text("leadWords"));
    }
}
