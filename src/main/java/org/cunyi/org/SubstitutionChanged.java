package org.cunyi.org;

import java.util.Map;
import org.cunyi.shared.Act;

/** A substitute was named, or his time was ended early. The subject is the principal; who keeps a copy of rights looks after {@code substitute}. */
public record SubstitutionChanged(String actor, String action, String subject, String substitute, Map<String, Object> payload) implements Act {

    @Override
    public String caseNumber() {
        return null;
    }
}
