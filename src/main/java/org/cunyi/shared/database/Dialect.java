package org.cunyi.shared.database;

/** Which database this runs on: PostgreSQL, or H2 where it is only tried out. */
public record Dialect(boolean isPostgres) {

    public static Dialect of(String url) {
        return new Dialect(url.startsWith("jdbc:postgresql:"));
    }

    /**
     * End of an insert of a row that somebody else may have made meanwhile. PostgreSQL would end the loser's transaction, so it is told to pass over;
     * H2 throws and lets it go on.
     */
    public String passOver() {
        return isPostgres ? " on conflict do nothing" : "";
    }
}
