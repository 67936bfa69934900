package org.cunyi.deliberation.topic;

import java.time.OffsetDateTime;

/**
 * A topic. {@code raised} waits for pre-review, {@code incomplete} for its raiser; {@code accepted} for a session, {@code scheduled} stands on
 * the agenda of {@code sessionCase}, {@code decided} became a resolution, {@code closed} was deliberated without one; {@code rejected},
 * {@code referred} to 四议两公开, {@code withdrawn}.
 */
public record Topic(String caseNumber, String orgCode, String raisedBy, OffsetDateTime raisedAt, String title, String content, String proposal,
        String concerns, String state, String matterKind, String sessionCase) {
}
