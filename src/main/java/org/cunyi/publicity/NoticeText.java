package org.cunyi.publicity;

import java.util.Optional;

/** A procedure proposes the text of the notices it asks for; the drafter may change it. */
public interface NoticeText {

    Optional<Draft> draft(String parentCaseNumber, String noticeKind);

    /** The same for a notice that no procedure asked for, by its own case. */
    default Optional<Draft> ofOwnCase(String caseNumber, String noticeKind) {
        return Optional.empty();
    }

    /** Proposed heading and text. */
    record Draft(String title, String body) {
    }
}
