package org.cunyi.cadre.unfitness;

/**
 * Whom a case is about, by the post he holds.
 *
 * @param kind {@code both} also where he holds a party and an elected post of the village in two entries
 */
public record Subject(long postId, long personId, String login, String name, String orgCode, String orgName, String title, String kind) {

    /** As officials call him. */
    public String words() {
        return orgName + " " + title + " " + name;
    }
}
