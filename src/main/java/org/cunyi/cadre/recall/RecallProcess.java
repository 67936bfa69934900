package org.cunyi.cadre.recall;

/** Names of the process {@code cadre-recall} (contract.md §4). */
public final class RecallProcess {

    public static final String KEY = "cadre-recall";
    public static final String VERIFY_PETITION = "verify_petition";
    public static final String DEFENCE = "defence";
    public static final String CONVENE_VOTE = "convene_vote";
    public static final String RECORD_VOTE = "record_vote";

    public static final String PETITION_VALID = "petitionValid";
    public static final String CONVENER = "convener";
    public static final String CONVENER_GROUP = "convenerGroup";
    public static final String RECORDER_GROUP = "recorderGroup";
    /** Whether the township was asked for the record of a vote already. */
    public static final String RECORD_ESCALATED = "recordEscalated";
    public static final String VILLAGE = "village";
    public static final String TOWNSHIP = "township";

    static final String CLERK = "village-clerk";
    static final String TOWNSHIP_OFFICE = "township-office";
    static final String VOTERS = "voters";

    /** Message that the petitioners take their petition back. */
    static final String PETITION_WITHDRAWN = "petition-withdrawn";
    /** Message that the member no longer holds the post: a resignation was accepted, or it ended otherwise. */
    static final String POST_ENDED = "post-ended";
    /** Message that the vote was not held on the day for which it was called. */
    static final String VOTE_PUT_OFF = "vote-put-off";

    /** Kinds of papers. */
    static final String REASONS = "recall-reasons";
    static final String CONTACT = "recall-contact";
    static final String INVALID = "recall-invalid";
    static final String HEARD = "recall-defence";
    static final String SIGNATURE = "recall-signature";
    static final String CHECK = "recall-check";
    static final String SAID = "recall-said";

    private RecallProcess() {
    }
}
