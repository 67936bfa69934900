package org.cunyi.org;

import java.time.LocalDate;
import java.util.List;

/** An authorisation of the representatives by the villagers' assembly, in force from a date on. */
record Authorisation(String orgCode, String matterKind, String resolution, LocalDate validFrom, LocalDate validTo) {

    List<Object> key() {
        return List.of(orgCode, matterKind, validFrom);
    }

    List<String> thing() {
        return List.of(orgCode, matterKind);
    }
}
