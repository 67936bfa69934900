package org.cunyi.deliberation.session;

/** Facts that the process of a session carries. */
public final class SessionProcess {

    /** Code of the exception that a step ends with, {@code null} where the session goes on along its main line. */
    public static final String EXCEPTION = "sessionException";
    /** Items of the agenda that are to be deliberated now, their numbers with commas. */
    public static final String TOPICS = "topics";
    /** The item whose turn it is. */
    public static final String TOPIC = "topic";
    public static final String DAYS_AHEAD = "daysAhead";
    public static final String ADJOURNED = "adjourned";
    /** Back to the agenda while signing in is open. */
    public static final String RESCHEDULE = "reschedule";

    private SessionProcess() {
    }
}
