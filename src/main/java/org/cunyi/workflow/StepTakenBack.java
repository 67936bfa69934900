package org.cunyi.workflow;

/**
 * The last step of a case was taken back, told inside the transaction: rooms mark what they kept of it, which is the newest they have under
 * that step and everything of that case kept after it.
 */
public record StepTakenBack(String caseNumber, String process, String step) {
}
