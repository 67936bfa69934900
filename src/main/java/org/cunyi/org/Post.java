package org.cunyi.org;

import java.time.LocalDate;

/** A post that a person holds: its kind decides later which measures are lawful (domain.md §2). */
public record Post(long personId, String orgCode, String title, String kind, LocalDate termFrom, LocalDate termTo, LocalDate validFrom,
        LocalDate validTo) {
}
