package org.cunyi.cadre.evaluation;

/** Names of the process {@code cadre-evaluation}. */
public final class EvaluationProcess {

    public static final String KEY = "cadre-evaluation";
    public static final String RECORD = "record_evaluation";
    public static final String CONFIRM = "confirm_end";

    static final String YEAR = "evaluationYear";
    /** How many members were found 不称职 for the second year running. */
    static final String ENDINGS = "endings";

    private EvaluationProcess() {
    }
}
