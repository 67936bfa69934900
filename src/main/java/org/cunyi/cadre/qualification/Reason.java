package org.cunyi.cadre.qualification;

import java.util.Map;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Words;

/** What has to be said in writing before something is done beside the tasks. */
final class Reason {

    static final int LONGEST = 500;

    private Reason() {
    }

    static String of(Map<String, String> values, String label) {
        String reason = values.get("reason");
        if (Words.isBlank(reason)) {
            throw Refusal.of("reason", label + "：必须填写");
        }
        String problem = Words.problem(reason, true, LONGEST);
        if (problem != null) {
            throw Refusal.of("reason", label + "：" + problem);
        }
        return reason.strip();
    }
}
