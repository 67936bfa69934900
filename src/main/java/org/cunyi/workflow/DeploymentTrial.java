package org.cunyi.workflow;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ResourceReport;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Deploys models as a release would, and takes it back: what the engine says then, it would say on the day of the release. */
@Component
public class DeploymentTrial {

    private static final Logger LOG = LoggerFactory.getLogger(DeploymentTrial.class);

    private final ProcessEngine engine;
    private final EngineCalls calls;

    DeploymentTrial(@Lazy ProcessEngine engine, EngineCalls calls) {
        this.engine = engine;
        this.calls = calls;
    }

    /**
     * What the engine does not take.
     *
     * @param path    of the model, empty where it does not say
     * @param element {@code null} where it does not say
     * @param words   its own
     */
    public record Refused(String path, String element, String words) {
    }

    /** @return empty where the engine takes all of them */
    public Optional<Refused> refused(Map<String, byte[]> models) {
        try {
            calls.rehearse(() -> {
                DeploymentBuilder builder = engine.getRepositoryService().createDeployment().name("trial");
                models.forEach((path, content) -> builder.addInputStream(path, new ByteArrayInputStream(content)));
                forget(builder.deployWithResult());
            });
            return Optional.empty();
        } catch (ProcessEngineException e) {
            LOG.info("models that the engine does not take: {}", e.getMessage());
            return Optional.of(refused(e));
        }
    }

    /** What is not there after all shall not push the models of running cases out of the engine's memory. */
    private void forget(DeploymentWithDefinitions deployed) {
        DeploymentCache cache = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getDeploymentCache();
        Stream.ofNullable(deployed.getDeployedProcessDefinitions()).flatMap(List::stream).forEach(d -> cache.getProcessDefinitionCache().remove(d.getId()));
        Stream.ofNullable(deployed.getDeployedDecisionDefinitions()).flatMap(List::stream).forEach(d -> cache.getDecisionDefinitionCache().remove(d.getId()));
    }

    private static Refused refused(ProcessEngineException e) {
        if (e instanceof ParseException parsing) {
            for (ResourceReport report : parsing.getResorceReports()) {
                for (Problem problem : report.getErrors()) {
                    return new Refused(report.getResourceName(), problem.getMainElementId(), "第" + problem.getLine() + "行，" + problem.getMessage());
                }
            }
        }
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new Refused("", null, String.valueOf(cause.getMessage()));
    }
}
