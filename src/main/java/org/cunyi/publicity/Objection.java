package org.cunyi.publicity;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * An objection to a notice (domain.md §4). Days are days in Asia/Shanghai and end at 24:00.
 *
 * @param about        {@code publication} (time, content, form) or {@code substance} (against law or rights)
 * @param recordedBy   the official who recorded it, {@code null} when it came from the public page
 * @param state        {@code open}, {@code escalated} to the township, {@code answered}
 * @param verdict      {@code dismissed}, {@code upheld-publication}, {@code upheld-substance}, {@code merged} into one that was upheld;
 *                      {@code null} while unanswered
 * @param authority    what an upheld one about the substance rests on: {@code township-order}, {@code villagers-petition}, {@code court}
 * @param conceal      whether the notice's text must not be shown any more, because it says what nobody may read
 * @param answerPublic whether everybody may read the answer: not where it names a person
 */
public record Objection(long id, String receipt, String noticeId, String caseNumber, String about, String content, LocalDate receivedOn,
        OffsetDateTime receivedAt, String recordedBy, String state, LocalDate answerDue, String legalBasis, OffsetDateTime escalatedAt,
        LocalDate escalateDue, String verdict, String authority, String document, String answer, Boolean answerPublic, boolean conceal,
        String answeredBy, OffsetDateTime answeredAt) {

    static final String UPHELD_PUBLICATION = "upheld-publication";
    static final String UPHELD_SUBSTANCE = "upheld-substance";

    public boolean isAnswered() {
        return state.equals("answered");
    }

    /** The day by which it must be answered as it stands now. */
    public LocalDate due() {
        return state.equals("escalated") ? escalateDue : answerDue;
    }
}
