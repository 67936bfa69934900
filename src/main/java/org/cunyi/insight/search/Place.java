package org.cunyi.insight.search;

import java.time.OffsetDateTime;

/** A place in the list, from which to read on to older cases or back to {@code newer} ones. */
public record Place(OffsetDateTime startedAt, String caseNumber, boolean newer) {
}
