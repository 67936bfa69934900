package org.cunyi.workflow;

import java.util.Map;

/** What the case page shows of a case, for another page that shows it too; who may see the case has been asked before. */
public interface CaseParts {

    /** Attributes by the name under which the fragments of {@code cases/case} look for them. */
    Map<String, Object> of(CaseFile file);
}
