package org.cunyi.notification;

import java.time.OffsetDateTime;

/** A mail that was promised; {@code sentAt} is {@code null} while it is undelivered. */
public record Mail(long id, String messageId, String recipient, String subject, String body, OffsetDateTime createdAt, OffsetDateTime sentAt,
        int attempts, String lastError) {
}
