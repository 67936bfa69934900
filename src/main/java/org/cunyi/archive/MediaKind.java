package org.cunyi.archive;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The five formats that are taken. Which one a file is, its content says. */
public enum MediaKind {

    PDF("application/pdf", true, "pdf"),
    JPEG("image/jpeg", true, "jpg", "jpeg"),
    PNG("image/png", true, "png"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", false, "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, "xlsx");

    private final String mediaType;
    private final boolean shown;
    private final List<String> endings;

    MediaKind(String mediaType, boolean shown, String... endings) {
        this.mediaType = mediaType;
        this.shown = shown;
        this.endings = List.of(endings);
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether a browser shows it in the page; the others are only saved. */
    public boolean shown() {
        return shown;
    }

    static MediaKind of(String mediaType) {
        return Arrays.stream(values()).filter(k -> k.mediaType.equals(mediaType)).findFirst().orElseThrow();
    }

    /** The name with an ending that tells the truth, so that nothing saved from here is ever run by its name. */
    String named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(e -> lower.endsWith("." + e)) ? name : name + "." + endings.get(0);
    }
}
