package org.cunyi.workflow.process;

import java.io.IOException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Before the first request counts: models deployed, rights granted, views of Tasklist made, users in step with the roster of today. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EngineStart implements ApplicationRunner {

    private final ModelDeployment models;
    private final TasklistFilters filters;
    private final IdentitySync identities;
    private final FirstAdministrator administrator;

    EngineStart(ModelDeployment models, TasklistFilters filters, IdentitySync identities, FirstAdministrator administrator) {
        this.models = models;
        this.filters = filters;
        this.identities = identities;
        this.administrator = administrator;
    }

    /** Models released here may not go with a newer product: the office works on as before, and whoever looks after it is told. */
    private void deploy() throws IOException {
        try {
            models.deploy();
        } catch (ProcessEngineException e) {
            if (!models.keepAsBefore(e)) {
                throw e;
            }
        }
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        deploy();
        filters.ensure();
        identities.syncAll();
        administrator.ensure();
    }
}
