package org.cunyi.modeling;

import java.time.OffsetDateTime;

/**
 * A model in a draft.
 *
 * @param baseHash hash of the model in force when it was taken in, {@code null} where there was none
 * @param version  counts the savings from 1 on
 */
public record DraftFile(String path, String content, String baseHash, int version, String changedBy, OffsetDateTime changedAt) {
}
