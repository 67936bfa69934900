package org.cunyi.workflow;

import java.util.Date;
import java.util.List;

/** A task now waits for the members of these groups; told inside the transaction that created it. {@code key} is the element in the model. */
public record TaskWaiting(String caseNumber, String taskId, String key, String name, List<String> groups, Date due) {
}
