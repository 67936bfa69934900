package org.cunyi.cadre.unfitness;

import java.util.List;
import org.cunyi.cadre.filing.FilingProcess;
import org.cunyi.publicity.Objections;
import org.cunyi.publicity.Publication;
import org.cunyi.publicity.PublicityProcess;
import org.cunyi.shared.OrgCode;
import org.cunyi.workflow.CaseLetter;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Step;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a changed decision has set going outside the case: the circular that hangs comes down, and with whom it was filed hears of it. */
@Component
class ReviewFollows {

    private final Cases cases;
    private final Publication publication;
    private final Objections objections;
    private final ApplicationEventPublisher events;

    ReviewFollows(Cases cases, Publication publication, Objections objections, ApplicationEventPublisher events) {
        this.cases = cases;
        this.publication = publication;
        this.objections = objections;
        this.events = events;
    }

    /** @param result in Chinese */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(Step step, String result) {
        String why = "原处置决定经复核" + result + "，通报撤下。";
        cases.children(step.caseNumber()).stream().filter(c -> c.process().equals(UnfitnessProcess.CRITICISM))
                .flatMap(c -> cases.children(c.caseNumber()).stream()).filter(c -> c.process().equals(PublicityProcess.KEY)).forEach(circular -> {
                    publication.giveUp(circular.caseNumber(), why);
                    objections.merge(circular.caseNumber(), why);
                });
        String county = new OrgCode(step.orgCode()).county();
        events.publishEvent(CaseLetter.plain(step.caseNumber(), "review-changed", "review-changed-" + step.caseNumber(), "报送备案的处置经复核有变更",
                "一件报送备案的村干部处置经复核" + result + "，复核结果将再次报送备案，请在待办任务中办理。", null, "/", List.of(),
                FilingProcess.AUTHORITIES.stream().map(a -> a + "@" + county).toList()));
    }
}
