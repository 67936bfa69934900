package org.cunyi.decision;

import java.util.HashMap;
import java.util.Map;
import org.cunyi.deliberation.TopicReferred;
import org.cunyi.org.Settings;
import org.cunyi.shared.Actor;
import org.cunyi.workflow.CaseLinks;
import org.cunyi.workflow.CaseView;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A topic of the council that only the villagers' assembly can decide is raised here by who pre-reviewed it, and both cases say so. */
@Component
class TopicReferral {

    private static final String RELATION = "referred-to-decision";

    private final CaseView view;
    private final CaseLinks links;
    private final Settings settings;

    TopicReferral(CaseView view, CaseLinks links, Settings settings) {
        this.view = view;
        this.links = links;
        this.settings = settings;
    }

    /** Whatever the start refuses goes back to the pre-review, which has not happened then. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(TopicReferred topic) {
        Map<String, Object> matter = new HashMap<>();
        matter.put("villageCode", topic.orgCode());
        matter.put("title", topic.title());
        matter.put(DecisionProcess.MATTER_KIND, topic.matterKind());
        matter.put("motionSource", "party-and-masses");
        matter.put("summary", topic.summary());
        matter.put(DecisionProcess.COLLECTIVE_ASSET, topic.collectiveAsset());
        // the start chooses the office anew; the pre-review goes on in the place of whom it was done for
        String principal = Actor.actingFor();
        try {
            links.link(topic.caseNumber(), view.start(settings.of(topic.orgCode(), Settings.PROCEDURE).orElse(DecisionProcess.KEY), matter), RELATION);
        } finally {
            Actor.actFor(principal);
        }
    }
}
