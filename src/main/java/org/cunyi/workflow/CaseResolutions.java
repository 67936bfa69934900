package org.cunyi.workflow;

import java.util.List;

/** Resolutions of a case for the API ({@code resolutions} of {@code /api/cases/…}, contract.md §3), as data of the room that keeps them. */
public interface CaseResolutions {

    /** What a session resolved, what became of a topic; none where the room has nothing to do with such cases. */
    List<?> of(CaseFile file);
}
