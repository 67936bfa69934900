package org.cunyi.deliberation;

/** Names of the council's processes (contract.md §4). */
public final class DeliberationProcess {

    public static final String COUNCIL = "deliberation-council";
    public static final String RECORD_COUNCIL = "record_council";

    public static final String TOPIC = "deliberation-topic";
    public static final String PREREVIEW = "prereview";
    public static final String COMPLETE_MATERIAL = "complete_material";

    public static final String SESSION = "deliberation-session";
    public static final String AGENDA = "agenda";
    public static final String SIGN_IN = "sign_in";
    public static final String RESOLUTION_PROGRESS = "resolution_progress";
    public static final String DELIBERATE_TOPIC = "deliberate_topic";
    public static final String MINUTES = "minutes";

    public static final String RESOLUTION = "deliberation-resolution";
    public static final String EXECUTE = "execute";
    public static final String VERIFY_RESULT = "verify_result";

    public static final String CHAIR = "council-chair";
    public static final String MEMBER = "council-member";

    public static final String MEETING_KIND = "deliberation-council";
    public static final String NOTICE_KIND = "deliberation-result";

    private DeliberationProcess() {
    }
}
