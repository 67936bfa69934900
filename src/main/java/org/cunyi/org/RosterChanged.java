package org.cunyi.org;

import java.util.Map;
import java.util.Set;
import org.cunyi.shared.Act;

/** Units or offices have changed; whoever keeps a copy of them (the engine's users, groups and tenants) follows in the same transaction. */
public record RosterChanged(String actor, String subject, Set<String> orgCodes, Set<String> logins, Map<String, Object> payload)
        implements Act {

    @Override
    public String caseNumber() {
        return null;
    }

    @Override
    public String action() {
        return "roster.changed";
    }
}
