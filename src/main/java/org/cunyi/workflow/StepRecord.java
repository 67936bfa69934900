package org.cunyi.workflow;

import java.time.OffsetDateTime;

/**
 * What somebody entered at a step, as JSON; the record sheet of steps that have no table of their own.
 *
 * @param taskId      the task it answers, {@code null} where there was none
 * @param actingFor   the person in whose place the actor did it
 * @param factsBefore what the process knew before, as JSON, of what this step changed
 * @param takenBackAt when the step was taken back; it does not count then
 */
public record StepRecord(long id, String caseNumber, String step, String stepName, String actor, OffsetDateTime at, String answers,
        String taskId, String actingFor, String factsBefore, OffsetDateTime takenBackAt) {

    public boolean isTakenBack() {
        return takenBackAt != null;
    }
}
