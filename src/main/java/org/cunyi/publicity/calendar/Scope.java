package org.cunyi.publicity.calendar;

/** A unit and all below it as a range of village codes: an index can follow a range, not a pattern. */
record Scope(String low, String high) {

    private static final int VILLAGE = 12;

    static Scope of(String orgPrefix) {
        return new Scope(orgPrefix, orgPrefix + "9".repeat(VILLAGE - orgPrefix.length()));
    }
}
