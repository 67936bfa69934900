package org.cunyi.workflow;

import java.util.Date;
import java.util.List;

/**
 * Somebody asks those who have a task to hurry; told inside the transaction.
 *
 * @param logins whom it concerns: the assignee and who stands in for him, else everybody who can take the task
 * @param words  what was said to them
 */
public record TaskReminded(String caseNumber, String taskId, String name, List<String> logins, String by, String words, Date due) {
}
