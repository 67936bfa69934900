package org.cunyi.decision;

/** Names of the process {@code decision} (contract.md §4). */
public final class DecisionProcess {

    public static final String KEY = "decision";
    public static final String PARTY_PROPOSAL = "party_proposal";
    public static final String TOWNSHIP_PRECHECK = "township_precheck";
    public static final String JOINT_CONSULTATION = "joint_consultation";
    public static final String PARTY_REVIEW = "party_review";
    public static final String VILLAGERS_RESOLUTION = "villagers_resolution";
    public static final String IMPLEMENTATION = "implementation";
    public static final String ACCEPTANCE = "acceptance";

    public static final String MATTER_KIND = "matterKind";
    public static final String COLLECTIVE_ASSET = "collectiveAsset";
    public static final String AMOUNT = "amount";
    public static final String MERGED = "merged";
    public static final String PRECHECK_ANSWER = "precheckAnswer";
    /** The message that ends a matter before its resolution. */
    public static final String WITHDRAW = "withdraw";

    private DecisionProcess() {
    }
}
