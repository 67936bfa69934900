package org.cunyi.org;

import java.util.Locale;

/**
 * A column that a file of some kind may have.
 *
 * @param key      English header and the name the product uses
 * @param label    Chinese header
 * @param required whether the file must have it
 * @param personal its values are about a person and are not repeated in a report
 */
record ImportColumn(String key, String label, boolean required, boolean personal) {

    static ImportColumn required(String key, String label) {
        return new ImportColumn(key, label, true, false);
    }

    static ImportColumn optional(String key, String label) {
        return new ImportColumn(key, label, false, false);
    }

    ImportColumn ofPerson() {
        return new ImportColumn(key, label, required, true);
    }

    boolean isCalled(String header) {
        String plain = header.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        return plain.equals(key) || plain.equals(label);
    }
}
