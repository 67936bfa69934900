package org.cunyi.publicity;

/** Names of the process {@code publicity} (contract.md §4). */
public final class PublicityProcess {

    public static final String KEY = "publicity";
    public static final String DRAFT_NOTICE = "draft_notice";
    public static final String SUPERVISION_OPINION = "supervision_opinion";
    public static final String RELEASE = "release";

    public static final String NOTICE_KIND = "noticeKind";
    public static final String PARENT = "parentCaseNumber";
    public static final String DRAFT_GROUP = "draftGroup";
    public static final String OPINION_GROUP = "opinionGroup";
    public static final String OPINION_NEEDED = "opinionNeeded";
    public static final String RELEASE_GROUP = "releaseGroup";
    public static final String NOTICE_ENDS_AT = "noticeEndsAt";

    private PublicityProcess() {
    }
}
