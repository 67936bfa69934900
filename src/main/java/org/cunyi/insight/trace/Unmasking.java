package org.cunyi.insight.trace;

import java.time.OffsetDateTime;

/** An auditor had concealed parts of a case shown; {@code reason} is {@code null} once the case's personal data is erased. */
record Unmasking(String login, OffsetDateTime at, String legalBasis, String reason) {
}
