package org.cunyi.org;

import java.time.LocalDate;
import java.util.List;

/** A county's own rule, in force from a date until a later one replaces it. */
record CountySetting(String countyCode, String name, String setting, String legalBasis, LocalDate validFrom) {

    List<Object> key() {
        return List.of(countyCode, name, validFrom);
    }
}
