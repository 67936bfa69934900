package org.cunyi.notification;

import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Carries the outbox to the mail server, mail by mail, if there is a server; without one, mails wait and nothing else suffers. No transaction is
 * open while the server is asked. A node that dies between the server's yes and our note leaves a claim that runs out; the mail is then sent
 * again with the same Message-ID.
 */
@Component
public class MailPost {

    private final Outbox outbox;
    private final MailServer server;
    private final BackOff backOff;
    private final Duration claim;

    MailPost(Outbox outbox, MailServer server, BackOff backOff, @Value("${cunyi.mail.claim:PT5M}") Duration claim) {
        this.outbox = outbox;
        this.server = server;
        this.backOff = backOff;
        this.claim = claim;
    }

    /** All that is due, until the server fails. @return how many mails left */
    public int deliver() {
        int sent = 0;
        while (server.isThere() && !Thread.currentThread().isInterrupted()) {
            Optional<Mail> next = outbox.claim(claim);
            if (next.isEmpty()) {
                return sent;
            }
            Mail mail = next.get();
            Optional<MailFailure> failure = mail.attempts() > backOff.tries()
                    ? Optional.of(new MailFailure("interrupted", "", true, false)) : server.carry(mail);
            failure.ifPresentOrElse(f -> note(mail, f), () -> outbox.sent(mail));
            if (failure.isEmpty()) {
                sent++;
            } else if (failure.get().server()) {
                return sent;
            }
        }
        return sent;
    }

    private void note(Mail mail, MailFailure failure) {
        Optional<Duration> wait = failure.permanent() ? Optional.empty() : backOff.after(mail.attempts());
        wait.ifPresentOrElse(w -> outbox.later(mail, failure.reason(), failure.error(), w),
                () -> outbox.giveUp(mail, failure.reason(), failure.error()));
    }
}
