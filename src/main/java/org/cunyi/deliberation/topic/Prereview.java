package org.cunyi.deliberation.topic;

import java.time.OffsetDateTime;

/**
 * What the party organisation said of a topic before any session.
 *
 * @param verdict {@code accept}, {@code complete}, {@code reject} or {@code refer-to-decision}
 * @param reason  what table {@code deliberation-prereview} gives for it
 * @param clause  of which law, policy or 村规民约, where one of them has settled the topic
 * @param missing what was not prepared
 */
public record Prereview(long id, String topicCase, String orgCode, int attempt, String verdict, String reason, String clause, String missing,
        String legalBasis, String reviewedBy, OffsetDateTime reviewedAt) {
}
