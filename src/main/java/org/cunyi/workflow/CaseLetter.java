package org.cunyi.workflow;

import java.time.LocalDate;
import java.util.List;

/**
 * What a room has to tell people about a case, beyond its tasks; told inside the transaction of the act, carried by mail afterwards. Nothing
 * stands in it but what may pass through mail servers outside our house.
 *
 * @param kind       a word of the family {@code mail-kind}
 * @param event      what happened to what; with the reader's login it makes the Message-ID, so that saying it twice tells it once
 * @param headline   subject without the product's name
 * @param text       lines of the body, without greeting and link
 * @param dueOn      last day, or {@code null}
 * @param path       where in the product the matter is
 * @param logins     persons, and
 * @param groups     engine groups whose members are told; who keeps out of the case is not
 * @param guests     people without a login
 * @param invitation an entry for their calendars, or {@code null}
 * @param documents  ids of documents of the case that go along
 */
public record CaseLetter(String caseNumber, String kind, String event, String headline, String text, LocalDate dueOn, String path,
        List<String> logins, List<String> groups, List<Guest> guests, Invitation invitation, List<String> documents) {

    /** To some persons and the members of some groups, without anything enclosed. */
    public static CaseLetter plain(String caseNumber, String kind, String event, String headline, String text, LocalDate dueOn, String path,
            List<String> logins, List<String> groups) {
        return new CaseLetter(caseNumber, kind, event, headline, text, dueOn, path, logins, groups, List.of(), null, List.of());
    }

    /** Somebody without a login. */
    public record Guest(String name, String email) {
    }

    /**
     * An iCalendar object (RFC 5545) and what is asked with it (RFC 5546): {@code REQUEST} or {@code CANCEL}. It goes out at once, whatever the
     * reader has chosen for his mails.
     */
    public record Invitation(String method, String calendar) {
    }
}
