package org.cunyi.cadre.registry;

import java.time.LocalDate;

/** A joint review that was passed: for which kind of post in which village, and while it lets its person take office. */
public record Review(String login, String orgCode, String postKind, LocalDate validFrom, LocalDate validTo, String caseNumber) {

    boolean covers(String org, String kind, LocalDate day) {
        return orgCode.equals(org) && PostKind.of(postKind).orElseThrow().covers(kind) && !validFrom.isAfter(day) && !validTo.isBefore(day);
    }
}
