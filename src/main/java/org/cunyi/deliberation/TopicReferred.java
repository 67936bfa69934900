package org.cunyi.deliberation;

/**
 * The pre-review found that a topic is the villagers' assembly's to decide (VC2025 28): told inside the transaction, so that whoever begins the
 * procedure for it can still refuse, and then the pre-review has not happened.
 *
 * @param summary what the topic says, short enough for the matter's form
 */
public record TopicReferred(String caseNumber, String orgCode, String title, String summary, String matterKind, boolean collectiveAsset) {
}
