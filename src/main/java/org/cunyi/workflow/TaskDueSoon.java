package org.cunyi.workflow;

import java.util.Date;
import java.util.List;

/**
 * The last day of a task is near and it is still open. Told in a transaction of its own, once; after a crash perhaps once more, so that who
 * listens passes over what he has heard.
 *
 * @param assignee who has claimed it, {@code null} while it waits for the members of the groups
 */
public record TaskDueSoon(String caseNumber, String taskId, String key, String name, List<String> groups, String assignee, Date due) {
}
