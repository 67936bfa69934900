package org.cunyi.archive;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.OffsetDateTime;

/**
 * A document of a case. Its bytes lie in a {@link ContentStore}.
 *
 * @param step           the step it belongs to, without {@code user_}; {@code null}: the case as a whole
 * @param attempt        at that step: 1, and one more for each time that it had been completed before
 * @param kind           code of a {@link DocumentKind}
 * @param name           the file's name as it was given, made harmless, with the ending of what it really is
 * @param mediaType      found by content
 * @param size           in bytes, as kept
 * @param sha256         of the bytes as kept, that is after places and hidden texts were taken out of pictures
 * @param originalSha256 of the bytes as they came
 * @param store          name of the store that has the bytes
 * @param state          {@code kept}, or {@code withdrawn}: then the bytes are gone
 */
public record Document(String id, String caseNumber, String step, int attempt, String kind, String name, String mediaType, long size, String sha256,
        String originalSha256, String store, String uploadedBy, OffsetDateTime uploadedAt, String state, String withdrawnBy,
        OffsetDateTime withdrawnAt) {

    @JsonIgnore
    public boolean isKept() {
        return state.equals("kept");
    }

    @JsonIgnore
    public boolean isPicture() {
        return mediaType.startsWith("image/");
    }

    @JsonIgnore
    public boolean isPdf() {
        return media() == MediaKind.PDF;
    }

    public MediaKind media() {
        return MediaKind.of(mediaType);
    }

    public String kindName() {
        return DocumentKind.of(kind).map(DocumentKind::label).orElse(kind);
    }

    /** For people: "1.2 MB". */
    public String sizeWords() {
        return size < 1024 ? size + " B" : size < 1024 * 1024 ? Math.round(size / 1024.0) + " KB"
                : String.format(java.util.Locale.ROOT, "%.1f MB", size / 1048576.0);
    }
}
