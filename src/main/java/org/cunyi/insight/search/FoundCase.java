package org.cunyi.insight.search;

import java.time.OffsetDateTime;

/**
 * One case of a search.
 *
 * @param title   {@code null} where it is concealed, because the case is about a person's post
 * @param overdue whether a task of the case is past its due date
 */
public record FoundCase(String caseNumber, String process, String orgCode, String title, OffsetDateTime startedAt,
        OffsetDateTime endedAt, String outcome, boolean overdue) {

    public boolean concealed() {
        return title == null;
    }

    public boolean isOpen() {
        return endedAt == null;
    }

    /** Where it stands in the list. */
    public String place() {
        return new Place(startedAt, caseNumber, false).word();
    }
}
