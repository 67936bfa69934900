package org.cunyi.cadre.registry;

import java.time.LocalDate;

/** Somebody who has passed and not taken office yet; after {@code validTo} he is reviewed again. */
public record Reviewed(String login, String name, String orgCode, String orgName, String postKind, LocalDate validTo) {
}
