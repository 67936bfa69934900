package org.cunyi.cadre.qualification;

/**
 * Whom a township wants to enter, as it was typed; every part may be missing or wrong.
 *
 * @param village code of the village
 * @param login   of the person in the roster, where he is in it
 */
public record NewCandidate(String post, String village, String name, String identityNumber, String login) {

    /** Nothing about a person gets into a log. */
    @Override
    public String toString() {
        return "candidate";
    }
}
