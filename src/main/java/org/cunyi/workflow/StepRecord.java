package org.cunyi.workflow;

import java.time.OffsetDateTime;

/** What somebody entered at a step, as JSON; the record sheet of steps that have no table of their own. */
public record StepRecord(long id, String caseNumber, String step, String stepName, String actor, OffsetDateTime at, String answers) {
}
