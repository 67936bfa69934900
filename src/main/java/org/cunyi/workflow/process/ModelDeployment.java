package org.cunyi.workflow.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.cunyi.shared.Actor;
import org.cunyi.shared.SimpleAct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deploys all models in one deployment under fixed names, and only when one of them has changed: the starter's own way skips forms and names
 * resources by how the program was started (camunda-notes.md, Deployment).
 */
@Component
public class ModelDeployment {

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);
    private static final String NAME = "cunyi";

    private final ProcessEngine engine;
    private final Grants grants;
    private final ApplicationEventPublisher events;

    ModelDeployment(ProcessEngine engine, Grants grants, ApplicationEventPublisher events) {
        this.engine = engine;
        this.grants = grants;
        this.events = events;
    }

    @Transactional
    public void deploy() throws IOException {
        DeploymentBuilder builder = engine.getRepositoryService().createDeployment().name(NAME).enableDuplicateFiltering(false);
        for (String kind : List.of("bpmn", "dmn", "forms")) {
            String suffix = kind.equals("forms") ? "form" : kind;
            for (Resource model : sorted("classpath:" + kind + "/*." + suffix)) {
                try (InputStream in = model.getInputStream()) {
                    builder.addInputStream(kind + "/" + model.getFilename(), in);
                }
            }
        }
        DeploymentWithDefinitions deployed = builder.deployWithResult();
        List<ProcessDefinition> changed = deployed.getDeployedProcessDefinitions();
        if (changed != null && !changed.isEmpty()) {
            LOG.info("deployed models as {}", deployed.getId());
            events.publishEvent(new SimpleAct(null, Actor.SYSTEM, "models.deployed", deployed.getId(),
                    Map.of("processes", changed.stream().map(p -> p.getKey() + ":" + p.getVersion()).sorted().toList())));
        }
        grants.ensure();
    }

    private static List<Resource> sorted(String pattern) throws IOException {
        Resource[] found = new PathMatchingResourcePatternResolver().getResources(pattern);
        return Arrays.stream(found).sorted((a, b) -> a.getFilename().compareTo(b.getFilename())).toList();
    }
}
