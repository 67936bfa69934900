package org.cunyi.workflow.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.cunyi.shared.Actor;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.ReleasedModels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deploys all models in one deployment under fixed names, what was released here over what the product brings along, and only when one of them has changed: the starter's own way skips forms and names
 * resources by how the program was started (camunda-notes.md, Deployment).
 */
@Component
public class ModelDeployment {

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);
    private static final String NAME = "cunyi";

    private final ProcessEngine engine;
    private final Grants grants;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<ReleasedModels> released;

    ModelDeployment(ProcessEngine engine, Grants grants, ApplicationEventPublisher events, ObjectProvider<ReleasedModels> released) {
        this.released = released;
        this.engine = engine;
        this.grants = grants;
        this.events = events;
    }

    /** @return the deployment that holds now: the one before where nothing has changed */
    @Transactional
    public String deploy() throws IOException {
        DeploymentBuilder builder = engine.getRepositoryService().createDeployment().name(NAME).enableDuplicateFiltering(false);
        Map<String, byte[]> models = shipped();
        released.ifAvailable(r -> models.putAll(r.inForce()));
        models.forEach((path, content) -> builder.addInputStream(path, new ByteArrayInputStream(content)));
        DeploymentWithDefinitions deployed = builder.deployWithResult();
        List<ProcessDefinition> changed = deployed.getDeployedProcessDefinitions();
        if (changed != null && !changed.isEmpty()) {
            LOG.info("deployed models as {}", deployed.getId());
            events.publishEvent(new SimpleAct(null, Actor.SYSTEM, "models.deployed", deployed.getId(),
                    Map.of("processes", changed.stream().map(p -> p.getKey() + ":" + p.getVersion()).sorted().toList())));
        }
        grants.ensure();
        return deployed.getId();
    }

    /**
     * Where models cannot be deployed, cases go on beginning on those of the deployment before.
     *
     * @return whether there is one
     */
    @Transactional
    public boolean keepAsBefore(RuntimeException why) {
        List<Deployment> before = before();
        if (before.isEmpty()) {
            return false;
        }
        LOG.error("the models cannot be deployed, those of deployment {} stay in force", before.get(0).getId(), why);
        events.publishEvent(new SimpleAct(null, Actor.SYSTEM, "models.refused", before.get(0).getId(), Map.of()));
        grants.ensure();
        return true;
    }

    /** The models that the product brings along, by path. */
    public Map<String, byte[]> shipped() throws IOException {
        Map<String, byte[]> models = new TreeMap<>();
        for (String kind : List.of("bpmn", "dmn", "forms")) {
            String suffix = kind.equals("forms") ? "form" : kind;
            for (Resource model : new PathMatchingResourcePatternResolver().getResources("classpath:" + kind + "/*." + suffix)) {
                try (InputStream in = model.getInputStream()) {
                    models.put(kind + "/" + model.getFilename(), in.readAllBytes());
                }
            }
        }
        return models;
    }

    /** The newest deployment, in which all models are. */
    public String newest() {
        return before().get(0).getId();
    }

    private List<Deployment> before() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired().execute(context ->
                context.runWithoutAuthorization(() -> engine.getRepositoryService().createDeploymentQuery().deploymentName(NAME)
                        .orderByDeploymentTime().desc().listPage(0, 1)));
    }
}
