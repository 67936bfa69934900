package org.cunyi.cadre.unfitness;

/**
 * A measure as the law allows it for a post (table {@code cadre-unfitness-lawful}).
 *
 * @param measure {@code M1}…{@code M5} or {@code by-law}, before it is fitted
 * @param party   what it is for the party post, {@code none} where there is none
 * @param other   what it is for the elected, supervisory or hired post
 * @param words   the table's own words for it
 */
public record Fitted(String measure, String party, String other, String followUp, String legalBasis, String words) {

    public static final String NONE = "none";

    /** The table's words without the post: short enough for a choice. */
    String label() {
        return words.replaceFirst("^拟作(.*?)，任.*?：", "$1：");
    }

    /** The table's words for what has been decided. */
    String decided() {
        return words.replaceFirst("^拟作", "");
    }

    /** What it is for the post of that track. */
    String of(String track) {
        return track.equals(UnfitnessProcess.PARTY) ? party : other;
    }

    /** Whether it is carried out in that way for one of the posts. */
    public boolean includes(String carriedOut) {
        return party.equals(carriedOut) || other.equals(carriedOut);
    }
}
