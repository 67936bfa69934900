package org.cunyi.deliberation.topic;

import java.time.OffsetDateTime;

/**
 * A topic as its raiser follows it.
 *
 * @param reason   why the last pre-review said what it said, {@code null} before the first
 * @param decision the case of 四议两公开 that it became, or {@code null}
 */
public record OwnTopic(String caseNumber, String orgCode, String title, String state, OffsetDateTime raisedAt, String reason, String decision) {
}
