package org.cunyi.notification;

import org.cunyi.shared.Act;
import org.cunyi.workflow.Recusals;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** From the moment somebody keeps out of a case, mails about it that have not left are not sent to him, nor told in his daily digest. */
@Component
class RecusalMails {

    private final Outbox outbox;
    private final Recusals recusals;

    RecusalMails(Outbox outbox, Recusals recusals) {
        this.outbox = outbox;
        this.recusals = recusals;
    }

    @EventListener(condition = "#act.action() == 'recusal.entered'")
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(Act act) {
        outbox.dropUnsent(act.subject(), recusals.cases(act.caseNumber()));
    }
}
