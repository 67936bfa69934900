package org.cunyi.workflow;

import java.util.Date;
import java.util.List;

/**
 * A task now waits for the members of these groups, or for the person it was made for; told inside the transaction that created it.
 *
 * @param key      the element in the model
 * @param assignee {@code null} where whoever holds the office may take it
 */
public record TaskWaiting(String caseNumber, String taskId, String key, String name, List<String> groups, String assignee, Date due) {
}
