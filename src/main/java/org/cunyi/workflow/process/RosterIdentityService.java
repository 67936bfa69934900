package org.cunyi.workflow.process;

import org.camunda.bpm.engine.impl.IdentityServiceImpl;

/**
 * Users, groups and tenants follow our roster, so for the engine's own applications the identity service is read-only: their pages offer no
 * changes and the first-administrator set-up, which an empty admin group would open to everybody, does not appear.
 */
class RosterIdentityService extends IdentityServiceImpl {

    @Override
    public boolean isReadOnly() {
        return true;
    }
}
