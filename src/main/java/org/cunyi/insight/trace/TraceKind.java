package org.cunyi.insight.trace;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cunyi.audit.ChainPages;

/** What an act is about, as an auditor sorts them. */
enum TraceKind {

    STEPS(), RULES("table."), NOTICES("notice.", "objection.", "publication."), DOCUMENTS("document.added", "document.withdrawn", "documents."),
    LOOKS("personal.read", "document.read", "archive.exported", "archive.made", "dossier.exported", "batch.exported"), MAILS("mail.");

    private final List<String> families;

    TraceKind(String... families) {
        this.families = List.of(families);
    }

    /** Under which name addresses and words know it. */
    String code() {
        return name().toLowerCase();
    }

    static Optional<TraceKind> of(String code) {
        return Arrays.stream(values()).filter(k -> k.code().equals(code)).findFirst();
    }

    /** Steps are whatever is nothing else. */
    static TraceKind ofAction(String action) {
        return Arrays.stream(values()).filter(k -> k.families.stream().anyMatch(f -> f.endsWith(".") ? action.startsWith(f) : action.equals(f))).findFirst()
                .orElse(STEPS);
    }

    ChainPages.Kinds asked() {
        return this != STEPS ? new ChainPages.Kinds(families, false)
                : new ChainPages.Kinds(Arrays.stream(values()).flatMap((TraceKind k) -> k.families.stream()).toList(), true);
    }

}
