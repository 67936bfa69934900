package org.cunyi.workflow;

import java.time.OffsetDateTime;
import java.util.List;

/** A task that waits: for whom, until when. */
public record OpenTask(String id, String key, String name, List<String> groups, String assignee, OffsetDateTime due, boolean overdue) {
}
