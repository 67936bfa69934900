package org.cunyi.cadre.qualification;

/** Names of the process {@code cadre-qualification} (contract.md §4). */
public final class QualificationProcess {

    public static final String KEY = "cadre-qualification";
    public static final String ENTER_CANDIDATE = "enter_candidate";
    public static final String FIRST_REVIEW = "first_review";
    public static final String TELL_CANDIDATE = "tell_candidate";
    public static final String COUNTY_LOOK = "county_look";
    public static final String UNIT_REVIEW = "unit_review";
    public static final String CANDIDATE_STATEMENT = "candidate_statement";
    public static final String CONCLUSION = "conclusion";

    public static final String POST_KIND = "postKind";
    public static final String PUBLISHED = "published";
    public static final String UNIT = "unit";
    public static final String UNIT_DAYS = "unitDays";
    public static final String STATEMENT_DAYS = "statementDays";
    public static final String FINDINGS = "findings";
    public static final String RECOMMENDATION = "recommendation";
    public static final String VALIDITY_ENDS_AT = "validityEndsAt";
    public static final String DEPARTMENT = "county-organization";

    /** Message that the department no longer waits for the units that have not answered. */
    static final String UNITS_WAIVED = "units-waived";
    /** Message that the township withdraws the candidate. */
    static final String WITHDRAWN = "candidate-withdrawn";

    private QualificationProcess() {
    }
}
