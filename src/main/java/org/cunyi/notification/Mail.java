package org.cunyi.notification;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A mail that was promised to a person.
 *
 * @param kind          why: {@code assigned}, {@code objection}, {@code soon}, {@code overdue}, {@code escalated}, {@code digest} …
 * @param caseNumber    {@code null} where it is about no case or about several
 * @param dueOn         last day of what it tells of, if there is one
 * @param path          where in the product the matter is
 * @param state         {@code waiting}, {@code sending} (a node has claimed it until {@code nextAttemptAt}), {@code sent}, {@code dead} (given up),
 *                      {@code collected} for the daily digest, {@code digested} in one, {@code dropped}
 * @param attempts      how often it was claimed
 * @param reason        why it was not delivered, a word of the family {@code mail-reason}
 * @param lastError     the mail server's code, without addresses and words
 * @param calendarMethod what the invitation {@code calendar} (RFC 5545) asks for, both {@code null} where there is none
 * @param documents     ids of documents that go along, comma-separated, or {@code null}
 */
public record Mail(long id, String messageId, String kind, String login, String caseNumber, String recipient, String subject, String body,
        LocalDate dueOn, String path, OffsetDateTime createdAt, String state, int attempts, OffsetDateTime nextAttemptAt, OffsetDateTime sentAt,
        String reason, String lastError, String calendarMethod, String calendar, String documents) {

    public boolean isDead() {
        return state.equals("dead");
    }
}
