package org.cunyi.notification;

import java.util.List;
import org.cunyi.workflow.CaseLetter.Invitation;

/** What goes along with a mail: an entry for the calendar or {@code null}, and documents of the case by id. */
record Enclosed(Invitation invitation, List<String> documents) {

    static final Enclosed NOTHING = new Enclosed(null, List.of());

    String method() {
        return invitation == null ? null : invitation.method();
    }

    String calendar() {
        return invitation == null ? null : invitation.calendar();
    }

    String documentIds() {
        return documents.isEmpty() ? null : String.join(",", documents);
    }
}
