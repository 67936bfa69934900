package org.cunyi.publicity;

/** Names of the process {@code publicity} (contract.md §4). */
public final class PublicityProcess {

    public static final String KEY = "publicity";
    public static final String DRAFT_NOTICE = "draft_notice";
    public static final String SUPERVISION_OPINION = "supervision_opinion";
    public static final String RELEASE = "release";
    public static final String ANSWER_OBJECTION = "answer_objection";
    public static final String ESCALATED_OBJECTION = "escalated_objection";

    /** Message that an objection was received. */
    public static final String OBJECTION = "objection";

    public static final String NOTICE_KIND = "noticeKind";
    public static final String PARENT = "parentCaseNumber";
    public static final String DRAFT_GROUP = "draftGroup";
    public static final String OPINION_GROUP = "opinionGroup";
    public static final String OPINION_NEEDED = "opinionNeeded";
    public static final String RELEASE_GROUP = "releaseGroup";
    public static final String ANSWER_GROUP = "answerGroup";
    public static final String ESCALATE_GROUP = "escalateGroup";
    public static final String NOTICE_ENDS_AT = "noticeEndsAt";
    public static final String OBJECTIONS_CARRIED = "objectionsCarried";
    public static final String OBJECTION_ID = "objectionId";
    public static final String ANSWER_DUE_AT = "answerDueAt";
    public static final String ESCALATE_DUE_AT = "escalateDueAt";
    public static final String VERDICT = "verdict";

    private PublicityProcess() {
    }
}
