package org.cunyi.deliberation.process;

import java.util.List;
import org.cunyi.workflow.ModelBean;

/** The topics that are deliberated one after the other now: at first all, later those whose vote was not confirmed. */
@ModelBean("sessionRound")
public class SessionRound {

    /** @param topics numbers of items with commas, which do not change while the round lasts */
    public List<String> of(String topics) {
        return topics == null || topics.isEmpty() ? List.of() : List.of(topics.split(","));
    }
}
