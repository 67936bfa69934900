package org.cunyi.org;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * 代理: one person stands in for another from one day to another (both counted, Asia/Shanghai). {@code role} and {@code orgCode} name one office
 * of the principal; both {@code null}: all of them.
 */
public record Substitution(long id, String principal, String substitute, String role, String orgCode, LocalDate validFrom, LocalDate validTo,
        String reason, String enteredBy, OffsetDateTime enteredAt, OffsetDateTime revokedAt, String revokedBy, String revokeReason) {

    public boolean isWhole() {
        return role == null;
    }

    public boolean isRevoked() {
        return revokedAt != null;
    }

    /** Whether it can still be revoked on that day. */
    public boolean isOpenOn(LocalDate day) {
        return !isRevoked() && !validTo.isBefore(day);
    }
}
