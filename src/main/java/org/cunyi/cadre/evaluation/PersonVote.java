package org.cunyi.cadre.evaluation;

/**
 * How the meeting voted on one person.
 *
 * @param secondRunning the second year running that a member of the committee was found 不称职
 * @param ended         whether the township confirmed that the post has ended by law, {@code null} where it was not asked or has not answered
 * @param endReason     why it has not
 */
record PersonVote(long postId, String name, String title, int competent, int basically, int incompetent, String result, String legalBasis,
        boolean secondRunning, Boolean ended, String endReason) {

    String counts() {
        return "称职" + competent + "票，基本称职" + basically + "票，不称职" + incompetent + "票";
    }
}
