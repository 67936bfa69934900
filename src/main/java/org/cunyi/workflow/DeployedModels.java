package org.cunyi.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Resource;
import org.cunyi.workflow.process.ModelDeployment;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The models that cases run on, by deployment; the newest always holds all of them. */
@Component
public class DeployedModels {

    private final ProcessEngine engine;
    private final ModelDeployment deployment;
    private final DeploymentTrial trial;
    private final EngineCalls calls;
    private volatile Known known = new Known("", Map.of());

    DeployedModels(@Lazy ProcessEngine engine, @Lazy ModelDeployment deployment, DeploymentTrial trial, EngineCalls calls) {
        this.engine = engine;
        this.deployment = deployment;
        this.trial = trial;
        this.calls = calls;
    }

    private record Known(String deployment, Map<String, byte[]> models) {
    }

    /** Content by path of those on which a case would begin now. */
    public Map<String, byte[]> newest() {
        String newest = deployment.newest();
        Known now = known;
        if (!now.deployment().equals(newest)) {
            now = new Known(newest, of(newest));
            known = now;
        }
        return now.models();
    }

    /** Content by path, also of an old deployment. */
    public Map<String, byte[]> of(String deploymentId) {
        return calls.free(() -> read(deploymentId));
    }

    private Map<String, byte[]> read(String deploymentId) throws IOException {
        RepositoryService repository = engine.getRepositoryService();
        Map<String, byte[]> models = new TreeMap<>();
        for (Resource resource : repository.getDeploymentResources(deploymentId)) {
            try (InputStream in = repository.getResourceAsStreamById(deploymentId, resource.getId())) {
                models.put(resource.getName(), in.readAllBytes());
            }
        }
        return models;
    }

    /**
     * Puts in force what the product brings along and what {@link ReleasedModels} says, in the transaction at hand.
     *
     * @return the deployment that holds then
     */
    public String deploy() {
        try {
            return deployment.deploy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the engine would not take of these; nothing is kept of the question. */
    public Optional<DeploymentTrial.Refused> refused(Map<String, byte[]> models) {
        return trial.refused(models);
    }
}
