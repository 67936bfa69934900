package org.cunyi.notification;

import java.time.LocalDate;

/**
 * What one event has to say, the same for everybody whom it concerns. It goes through mail servers outside our house: nothing stands in it but
 * the task, the title of the matter as {@link Titles} allows it, its number and its last day.
 *
 * @param kind       a word of the family {@code mail-kind}
 * @param event      what happened to what, such as {@code assigned-<task>}; with the person's login it makes the Message-ID
 * @param caseNumber {@code null} where it is about no case
 * @param headline   subject without the product's name, {@code 待办：…}
 * @param text       lines of the body, without greeting and link
 * @param dueOn      last day, or {@code null}
 * @param path       where in the product the matter is
 */
record Letter(String kind, String event, String caseNumber, String headline, String text, LocalDate dueOn, String path) {

    private static final int LONGEST = 280;

    /** One line that fits into a subject. */
    Letter {
        String line = headline.replaceAll("\\p{Cntrl}+", " ").strip();
        headline = line.codePointCount(0, line.length()) <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
