package org.cunyi.publicity;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A notice as the board's lists and feeds need it, with what became of it.
 *
 * @param opening          the beginning of its text
 * @param correction       the notice that takes its place, as soon as one is being drafted
 * @param correctionPosted whether that one can be read
 * @param correctedOn      the day it was posted
 */
public record BoardLine(String id, String orgCode, String kind, String title, String opening, String state, LocalDate postedOn,
        LocalDate endsOn, OffsetDateTime closedAt, String afterPeriod, OffsetDateTime withdrawnAt, String withdrawnReason, boolean concealed,
        int openObjections, String corrects, String correction, boolean correctionPosted, LocalDate correctedOn) {
}
