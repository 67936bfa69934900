package org.cunyi.workflow;

import java.time.OffsetDateTime;

/** A case: what every procedure has in common. Open while {@code endedAt} is {@code null}. */
public record CaseFile(String caseNumber, String process, String processInstanceId, String deploymentId, String orgCode,
        String parentCaseNumber, String title, String startedBy, OffsetDateTime startedAt, OffsetDateTime endedAt, String outcome) {

    public boolean isOpen() {
        return endedAt == null;
    }

    /**
     * What a task is called in a list: there people look for the matter, not for the step alone.
     *
     * @param numbered where the title alone does not tell one case from another and no variable is shown beside it
     */
    public String taskName(String step, boolean numbered) {
        return step + "：" + title + (numbered ? "（" + caseNumber + "）" : "");
    }

    /** The step alone: on the case itself its title would be said twice. */
    public String stepOf(String taskName) {
        return taskName.replace("：" + title, "").replace("（" + caseNumber + "）", "");
    }
}
