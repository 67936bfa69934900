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

/** What a changed decision has set going outside the case: the circular that tells it comes down, and with whom it was filed hears of it. */
@Component
class ReviewFollows {

    private final Cases cases;
    private final Measures measures;
    private final Publication publication;
    private final Objections objections;
    private final ApplicationEventPublisher events;

    ReviewFollows(Cases cases, Measures measures, Publication publication, Objections objections, ApplicationEventPublisher events) {
        this.cases = cases;
        this.measures = measures;
        this.publication = publication;
        this.objections = objections;
        this.events = events;
    }

    /**
     * @param result in Chinese
     * @param now    what is carried out from now on, {@code null} where nothing is
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(Step step, String result, Fitted now) {
        cases.children(step.caseNumber()).stream().filter(c -> c.process().equals(UnfitnessProcess.CRITICISM)).forEach(criticism -> {
            boolean stays = now != null && measures.find(criticism.caseNumber()).filter(m -> m.measure().equals(now.of(m.track()))).isPresent();
            cases.children(criticism.caseNumber()).stream().filter(c -> c.process().equals(PublicityProcess.KEY))
                    .forEach(circular -> circular(circular.caseNumber(), "原处置决定经复核" + result, stays));
        });
        String county = new OrgCode(step.orgCode()).county();
        events.publishEvent(CaseLetter.plain(step.caseNumber(), "review-changed", "review-changed-" + step.caseNumber(), "报送备案的处置经复核有变更",
                "一件报送备案的村干部处置经复核" + result + "，复核结果将再次报送备案，请在待办任务中办理。", null, "/", List.of(),
                FilingProcess.AUTHORITIES.stream().map(a -> a + "@" + county).toList()));
    }

    /** It comes down with what it tells; where that stands it hangs to its last day, and objections to it are answered with the review. */
    private void circular(String circular, String why, boolean stays) {
        String words = why + (stays ? "，公开检讨并通报批评的处置不变。" : "，通报撤下。");
        if (!stays) {
            publication.giveUp(circular, words);
        }
        objections.merge(circular, words);
    }
}
