package org.cunyi.deliberation.session;

import org.cunyi.deliberation.resolution.NewResolution;
import org.cunyi.deliberation.resolution.Resolutions;
import org.cunyi.deliberation.topic.Topics;
import org.cunyi.workflow.CaseLinks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 交办: what a session carried becomes somebody's duty; what it did not is settled or waits for another session. */
@Component
public class OpenResolutions {

    private final CouncilSessions sessions;
    private final Agenda agenda;
    private final Topics topics;
    private final Resolutions resolutions;
    private final CaseLinks links;

    OpenResolutions(CouncilSessions sessions, Agenda agenda, Topics topics, Resolutions resolutions, CaseLinks links) {
        this.sessions = sessions;
        this.agenda = agenda;
        this.topics = topics;
        this.resolutions = resolutions;
        this.links = links;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void of(String caseNumber) {
        Session session = sessions.get(caseNumber);
        for (AgendaItem item : agenda.of(caseNumber)) {
            links.link(item.topicCase(), caseNumber, "deliberated-in-session");
            if (item.isPostponed()) {
                topics.free(item.topicCase(), caseNumber);
            } else {
                topics.settle(item.topicCase(), caseNumber, item.isCarried());
            }
            if (item.isCarried()) {
                resolutions.open(new NewResolution(session.orgCode(), caseNumber, item.topicCase(), item.title(), item.resolution(),
                        item.responsible(), item.deadline(), item.measure(), item.raisedBy()));
            }
        }
    }
}
