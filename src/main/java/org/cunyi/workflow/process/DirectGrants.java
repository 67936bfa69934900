package org.cunyi.workflow.process;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * The engine first reads which groups have any authorisation, over all rows, and leaves the others out of its check. With a row for every person
 * (docs/inbox.md) that costs more than the check, and a group without a row matches none anyway.
 */
class DirectGrants extends AuthorizationManager {

    private final ProcedureGrants procedures;

    DirectGrants(ProcedureGrants procedures) {
        this.procedures = procedures;
    }

    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groups) {
        return groups == null ? new ArrayList<>() : new ArrayList<>(groups);
    }

    @Override
    public void insert(DbEntity authorization) {
        super.insert(authorization);
        procedures.forget();
    }

    @Override
    public void update(AuthorizationEntity authorization) {
        super.update(authorization);
        procedures.forget();
    }

    @Override
    public void delete(DbEntity authorization) {
        super.delete(authorization);
        procedures.forget();
    }
}
