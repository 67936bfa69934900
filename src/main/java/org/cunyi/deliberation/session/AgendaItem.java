package org.cunyi.deliberation.session;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A topic on the agenda of a session and what became of it: {@code planned}, {@code carried}, {@code not-carried} for good, or
 * {@code postponed} to another session.
 *
 * @param meetingId   the sheet of its last vote
 * @param recordedBy  who entered that vote; a vote by name is confirmed by another person, {@code confirmedBy}
 * @param responsible login of who carries the resolution out
 */
public record AgendaItem(long id, String sessionCase, String topicCase, int position, String speaker, int minutesPlanned, String state,
        Boolean byName, Boolean consensus, String speakers, Long meetingId, String recordedBy, String confirmedBy, OffsetDateTime confirmedAt,
        String resolution, String responsible, LocalDate deadline, String measure, String title, String content, String proposal,
        String raisedBy, String responsibleName) {

    public boolean isCarried() {
        return state.equals("carried");
    }

    public boolean isPostponed() {
        return state.equals("postponed");
    }

    public boolean waitsForConfirmation() {
        return Boolean.TRUE.equals(byName) && confirmedBy == null && !state.equals("planned");
    }
}
