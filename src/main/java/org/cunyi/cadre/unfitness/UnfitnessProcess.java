package org.cunyi.cadre.unfitness;

/** Names of the process {@code cadre-unfitness} and of its measures' processes (contract.md §4). */
public final class UnfitnessProcess {

    public static final String KEY = "cadre-unfitness";
    public static final String ACCEPT_LEAD = "accept_lead";
    public static final String VERIFY_FACTS = "verify_facts";
    public static final String STATEMENT_AND_DEFENCE = "statement_and_defence";
    public static final String COMMITTEE_DECISION = "committee_decision";
    public static final String SERVE_DECISION = "serve_decision";
    public static final String FOLLOW_UP = "follow_up";
    public static final String REVIEW_DECISION = "review_decision";
    public static final String REASSESS = "reassess";

    public static final String TALK = "cadre-unfitness-talk";
    public static final String CRITICISM = "cadre-unfitness-criticism";
    public static final String SUSPENSION = "cadre-unfitness-suspension";
    public static final String RESIGNATION = "cadre-unfitness-resignation";
    public static final String REMOVAL = "cadre-unfitness-removal";

    public static final String VERIFIED = "verified";
    public static final String DECIDED = "decided";
    public static final String PARTY_MEASURE = "partyMeasure";
    public static final String ELECTED_MEASURE = "electedMeasure";
    public static final String FOLLOW_UP_KIND = "followUp";
    public static final String IMPACT_ENDS_AT = "impactEndsAt";
    public static final String SUSPENSION_ENDS_AT = "suspensionEndsAt";
    public static final String TRACK = "track";
    /** The party post; the other track is whatever else the person holds: elected, supervisory or hired. */
    public static final String PARTY = "party";
    public static final String OTHER = "other";

    /** Kind of the notice that tells of a criticism. */
    static final String CIRCULAR = "handling";

    static final String OFFICE = "township-office";
    static final String COMMITTEE = "township-committee";
    static final String SUPERVISION = "supervision-committee";

    /** Message that the township withdraws the lead. */
    static final String WITHDRAWN = "lead-withdrawn";
    /** Message that the person asks for a review. */
    static final String REVIEW_REQUESTED = "review-requested";

    private UnfitnessProcess() {
    }
}
