package org.cunyi.decision;

import java.util.Map;

/** Names of the processes {@code decision} and {@code decision-six} (contract.md §4), which share forms, steps and rules. */
public final class DecisionProcess {

    public static final String KEY = "decision";
    /** 六议两公开: a screened motion before the proposal, a poll of the households before the resolution. */
    public static final String SIX_KEY = "decision-six";
    public static final String MOTION_SCREENING = "motion_screening";
    public static final String HOUSEHOLD_POLL = "household_poll";
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

    private static final Map<String, String> NAMES = Map.of(KEY, "四议两公开", SIX_KEY, "六议两公开");

    private DecisionProcess() {
    }

    /** Whether that is one of the two procedures by which a village decides. */
    public static boolean isDecision(String process) {
        return NAMES.containsKey(process);
    }

    static String name(String process) {
        return NAMES.getOrDefault(process, process);
    }
}
