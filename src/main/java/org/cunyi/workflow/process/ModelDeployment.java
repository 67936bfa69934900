package org.cunyi.workflow.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.cunyi.shared.Actor;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.EngineCalls;
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
    private final EngineCalls calls;
    private final Grants grants;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<ReleasedModels> released;

    ModelDeployment(ProcessEngine engine, EngineCalls calls, Grants grants, ApplicationEventPublisher events, ObjectProvider<ReleasedModels> released) {
        this.released = released;
        this.engine = engine;
        this.calls = calls;
        this.grants = grants;
        this.events = events;
    }

    /** @return the deployment that holds now: the one before where nothing has changed */
    @Transactional
    public String deploy() throws IOException {
        Map<String, byte[]> models = shipped();
        released.ifAvailable(r -> models.putAll(r.inForce()));
        // two commands: who may begin a new procedure is asked of what the first has written
        DeploymentWithDefinitions deployed = calls.free(() -> deploy(models));
        List<ProcessDefinition> changed = deployed.getDeployedProcessDefinitions();
        if (changed != null && !changed.isEmpty()) {
            LOG.info("deployed models as {}", deployed.getId());
            events.publishEvent(new SimpleAct(null, Actor.SYSTEM, "models.deployed", deployed.getId(),
                    Map.of("processes", changed.stream().map(p -> p.getKey() + ":" + p.getVersion()).sorted().toList())));
        }
        calls.free(() -> {
            grants.ensure();
            return null;
        });
        return deployed.getId();
    }

    private DeploymentWithDefinitions deploy(Map<String, byte[]> models) {
        DeploymentBuilder builder = engine.getRepositoryService().createDeployment().name(NAME).enableDuplicateFiltering(false);
        models.forEach((path, content) -> builder.addInputStream(path, new ByteArrayInputStream(content)));
        return builder.deployWithResult();
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
        return calls.free(() -> engine.getRepositoryService().createDeploymentQuery().deploymentName(NAME).orderByDeploymentTime().desc().listPage(0, 1));
    }
}
