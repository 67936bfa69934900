package org.cunyi.workflow.process;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.Forms;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** How our engine differs from the stock one, in one place. */
@Component
class EngineSetup extends AbstractProcessEnginePlugin {

    private static final String USER = "[a-z0-9][a-z0-9-]{1,63}";
    private static final String GROUP = "[a-z][a-z-]*(@[0-9]{6}([0-9]{3}){0,2})?|camunda-admin";
    private static final String TENANT = "[0-9]{6}([0-9]{3}){0,2}";

    private final ApplicationContext context;
    private final CaseEvents events;
    private final StepRunner steps;
    private final RuleAudit rules;
    private final ObjectProvider<CaseStarter> starter;
    private final ObjectProvider<Forms> forms;
    private final OwnerSchema schema;
    private final int passwordRounds;
    private final ObjectProvider<CaseOffices> offices;

    EngineSetup(ApplicationContext context, CaseEvents events, StepRunner steps, RuleAudit rules, ObjectProvider<CaseStarter> starter,
            ObjectProvider<Forms> forms, OwnerSchema schema, @Value("${cunyi.password.rounds:210000}") int passwordRounds,
            ObjectProvider<CaseOffices> offices) {
        this.context = context;
        this.events = events;
        this.steps = steps;
        this.rules = rules;
        this.starter = starter;
        this.forms = forms;
        this.schema = schema;
        this.passwordRounds = passwordRounds;
        this.offices = offices;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        if (schema.prepare()) {
            engine.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        }
        whoIsWho(engine);
        passwords(engine);
        engine.setTenantIdProvider(new CaseTenants());
        engine.setBeans(new ModelBeans(context));
        engine.setFormService(new CheckedFormService(starter, steps, forms));
        engine.setTaskService(new CheckedTaskService(engine.getFormService()));
        if (engine.getCustomPostBPMNParseListeners() == null) {
            engine.setCustomPostBPMNParseListeners(new ArrayList<>());
        }
        engine.getCustomPostBPMNParseListeners().addAll(List.of(new CaseParseListener(events, steps), new ModelWall()));
        engine.setScriptEngineResolver(new NoScripts());
        if (engine.getCustomSessionFactories() == null) {
            engine.setCustomSessionFactories(new ArrayList<>());
        }
        ProcedureGrants procedures = new ProcedureGrants();
        engine.getCustomSessionFactories().addAll(List.of(
                new ManagerFactory(ProcessDefinitionManager.class, () -> new StartableDefinitions(starter)),
                new ManagerFactory(TaskManager.class, () -> new ReadableTasks(procedures)),
                new ManagerFactory(AuthorizationManager.class, () -> new DirectGrants(procedures))));
        DefaultDmnEngineConfiguration tables = (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        tables.getCustomPostDecisionTableEvaluationListeners().add(rules);
        tables.setFeelEngineFactory(QuickFeel.factory());
        engine.setDmnEngineConfiguration(tables);
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        engine.setCustomPreCommandInterceptorsTxRequired(List.of(new FailureMemory()));
    }

    /** Keeps the failure of a command for {@link EngineFailures}. */
    private static final class FailureMemory extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            try {
                return next.execute(command);
            } catch (RuntimeException e) {
                EngineFailures.remember(e);
                throw e;
            }
        }
    }

    private void whoIsWho(ProcessEngineConfigurationImpl engine) {
        engine.setUserResourceWhitelistPattern(USER);
        engine.setGroupResourceWhitelistPattern(GROUP);
        engine.setTenantResourceWhitelistPattern(TENANT);
        engine.setIdentityService(new RosterIdentityService());
        engine.setResourceAuthorizationProvider(NoAuthorizationRows.provider());
        // Grants keeps rows that give and takes away all others, so there is nothing to look for
        engine.setAuthorizationCheckRevokes(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
        engine.setCommandCheckers(List.of(new TenantCommandChecker(), new TaskDoor(offices)));
        engine.setRestrictUserOperationLogToAuthenticatedUsers(false);
    }

    private void passwords(ProcessEngineConfigurationImpl engine) {
        SlowDigest digest = new SlowDigest(passwordRounds);
        engine.setPasswordEncryptor(digest);
        engine.setIdentityProviderSessionFactory(RosterIdentityProvider.factory(digest));
    }
}
