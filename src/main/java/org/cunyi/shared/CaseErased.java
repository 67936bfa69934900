package org.cunyi.shared;

/** What was known of the persons in a case is gone; told inside the transaction, so that what stood for their values goes too. */
public record CaseErased(String caseNumber) {
}
