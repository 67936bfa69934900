package org.cunyi.publicity.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.cunyi.publicity.Objection;

/**
 * What whoever holds the receipt is told. Its own words are not shown again: the number may be lost.
 *
 * @param answer {@code null} while there is none, and where it names a person
 */
public record Followed(String receipt, String about, LocalDate receivedOn, LocalDate escalatedOn, LocalDate due, LocalDate answeredOn,
        String verdict, String answer) {

    static Followed of(Objection o, ZoneId zone) {
        boolean open = o.isAnswered() && Boolean.TRUE.equals(o.answerPublic());
        return new Followed(o.receipt(), o.about(), o.receivedOn(), day(o.escalatedAt(), zone), o.isAnswered() ? null : o.due(),
                o.isAnswered() ? day(o.answeredAt(), zone) : null, open ? o.verdict() : null, open ? o.answer() : null);
    }

    private static LocalDate day(OffsetDateTime moment, ZoneId zone) {
        return moment == null ? null : moment.atZoneSameInstant(zone).toLocalDate();
    }

    public boolean answered() {
        return answeredOn != null;
    }
}
