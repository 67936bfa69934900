package org.cunyi.workflow;

import java.util.Map;
import org.cunyi.shared.Refusal;

/** What a person said to an act that needs a reason. */
public final class Said {

    public static final String REASON = "reason";
    public static final String PERSON = "person";

    private Said() {
    }

    /** @throws Refusal where nothing readable was said, or too much */
    public static String reason(Map<String, String> values, String label, int longest) {
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
    public static String person(Map<String, String> values, String label) {
        String login = values.get(PERSON);
        if (Words.isBlank(login)) {
            throw Refusal.of(PERSON, label + "：必须选择");
        }
        return login.strip();
    }
}
