package org.cunyi.workflow;

import java.util.Date;
import java.util.List;

/**
 * The period of a task is over and it is still open. Told like {@link TaskDueSoon}.
 *
 * @param assignee who has claimed it, {@code null} while it waits for the members of the groups
 * @param again    0 when it has just become overdue, then 1, 2 … each time people are reminded of it again
 */
public record TaskOverdue(String caseNumber, String taskId, String key, String name, List<String> groups, String assignee, Date due, int again) {
}
