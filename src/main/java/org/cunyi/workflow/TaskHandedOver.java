package org.cunyi.workflow;

import java.util.Date;

/** A task was given to one person; told inside the transaction. */
public record TaskHandedOver(String caseNumber, String taskId, String name, String to, String by, Date due) {
}
