package org.cunyi.org;

/** A kind of office: reference data, not code. */
public record OfficeRole(String role, String level, String label, boolean scoped, boolean official) {
}
