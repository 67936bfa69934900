package org.cunyi.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;

/** One link of a chain. {@code at} is an ISO instant with offset; {@code payload} is canonical JSON (keys sorted, no spaces). */
public record AuditEntry(String chain, long seq, String at, String actor, String action, String subject, @JsonRawValue String payload,
        String prevHash, String hash) {
}
