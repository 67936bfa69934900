package org.cunyi.workflow;

import java.util.List;

/** A procedure that a person can begin, with the roles that may, and the level of organisation it belongs to. */
public record StartableProcess(String definitionId, String key, String name, String prefix, String level, List<String> starters) {
}
