package org.cunyi.cadre.recall;

import java.time.OffsetDateTime;

/**
 * Somebody who signed the petition, opened.
 *
 * @param birthYear what tells two of one name apart, {@code null} where it was not written down; so is {@code household}
 * @param state     {@code open}, {@code counted}, {@code double}, {@code not-entitled}, {@code withdrawn}
 * @param reason    what was said to the state, {@code null} where nothing had to be
 * @param twin      number of the earlier signature of what is probably the same person, {@code null} where there is none
 */
public record Signature(long id, int number, String name, String birthYear, String household, String state, String reason, Integer twin,
        String checkedBy, OffsetDateTime checkedAt) {

    static final String OPEN = "open";
    static final String COUNTED = "counted";

    /** Nothing of the person: a log must not have it. */
    @Override
    public String toString() {
        return "signature " + number;
    }

    String plainName() {
        return plain(name);
    }

    /** Whether the names are the same and nothing else that was written down tells the two apart. */
    boolean looksLike(Signature other) {
        return plainName().equals(other.plainName()) && alike(birthYear, other.birthYear) && alike(household, other.household);
    }

    private static boolean alike(String one, String other) {
        return one == null || other == null || plain(one).equals(plain(other));
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s·•・]", "");
    }

    Signature withTwin(Integer number) {
        return new Signature(id, this.number, name, birthYear, household, state, reason, number, checkedBy, checkedAt);
    }
}
