package org.cunyi.deliberation.session;

import java.util.Optional;
import org.cunyi.deliberation.topic.Topics;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A session that will not sit: its topics wait for another one, and whoever holds an invitation is told. */
@Component
public class CallOff {

    private final CouncilSessions sessions;
    private final Callings callings;
    private final Topics topics;
    private final SessionNotices notices;

    CallOff(CouncilSessions sessions, Callings callings, Topics topics, SessionNotices notices) {
        this.sessions = sessions;
        this.callings = callings;
        this.topics = topics;
        this.notices = notices;
    }

    /** @return whether it is adjourned, since it came together once and was not quorate; else it is cancelled */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean end(String caseNumber) {
        Session session = sessions.hold(caseNumber);
        boolean adjourned = session.attempt() > 1;
        Optional<Calling> announced = callings.newest(caseNumber).filter(c -> c.state().equals("changed"));
        announced.ifPresent(c -> {
            callings.move(c, "cancelled");
            notices.cancel(c);
        });
        topics.of(caseNumber).forEach(t -> topics.free(t.caseNumber(), caseNumber));
        sessions.move(caseNumber, adjourned ? "adjourned" : "cancelled");
        return adjourned;
    }
}
