package org.cunyi.modeling;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A draft that a second person put in force.
 *
 * @param deploymentId the engine's deployment, {@code null} until its day has come
 */
public record Release(int number, long draft, String name, String reason, LocalDate effectiveOn, String submittedBy, String releasedBy,
        OffsetDateTime releasedAt, String deploymentId, OffsetDateTime deployedAt) {
}
