package org.cunyi.workflow.people;

import java.util.Map;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Words;

/** What a person said to an act that needs a reason. */
final class Said {

    static final String REASON = "reason";

    private Said() {
    }

    /** @throws Refusal where nothing readable was said, or too much */
    static String reason(Map<String, String> values, String label, int longest) {
        String reason = values.get(REASON);
        if (Words.isBlank(reason)) {
            throw Refusal.of(REASON, label + "：必须填写");
        }
        String problem = Words.problem(reason, true, longest);
        if (problem != null) {
            throw Refusal.of(REASON, label + "：" + problem);
        }
        return reason.strip();
    }

    /** A person named by login. */
    static String person(Map<String, String> values, String label) {
        String login = values.get("person");
        if (Words.isBlank(login)) {
            throw Refusal.of("person", label + "：必须选择");
        }
        return login.strip();
    }
}
