package org.cunyi.cadre.filing;

import java.util.Optional;

/** A procedure says what it files: the words that the authority reads; they may speak of a person and are kept nowhere. */
public interface FilingContent {

    /** @return empty where the case is not of that procedure */
    Optional<String> of(String caseNumber);
}
