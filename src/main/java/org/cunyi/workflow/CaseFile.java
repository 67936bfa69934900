package org.cunyi.workflow;

import java.time.OffsetDateTime;

/** A case: what every procedure has in common. Open while {@code endedAt} is {@code null}. */
public record CaseFile(String caseNumber, String process, String processInstanceId, String deploymentId, String orgCode,
        String parentCaseNumber, String title, String startedBy, OffsetDateTime startedAt, OffsetDateTime endedAt, String outcome) {

    public boolean isOpen() {
        return endedAt == null;
    }
}
