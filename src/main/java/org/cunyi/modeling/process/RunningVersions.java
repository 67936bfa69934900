package org.cunyi.modeling.process;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.cunyi.workflow.EngineCalls;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Versions of procedures on which cases run; of the cases only their count is read. */
@Component
public class RunningVersions {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final ProcessEngine engine;
    private final EngineCalls calls;

    RunningVersions(@Lazy ProcessEngine engine, EngineCalls calls) {
        this.engine = engine;
        this.calls = calls;
    }

    /**
     * A version of a procedure.
     *
     * @param id      the engine's
     * @param tag     what the model calls its version, {@code null} where it says nothing
     * @param since   when it was deployed, Beijing time
     * @param running cases that run on it
     */
    public record Version(String id, String process, String name, int number, String tag, String deploymentId, OffsetDateTime since, long running) {
    }

    /** Older versions on which cases still run, by procedure. */
    public List<Version> old() {
        return calls.everywhere(() -> {
            List<ProcessDefinitionStatistics> all = engine.getManagementService().createProcessDefinitionStatisticsQuery().list();
            Map<String, Integer> newest = new HashMap<>();
            all.forEach(d -> newest.merge(d.getKey(), d.getVersion(), Math::max));
            Map<String, OffsetDateTime> since = new HashMap<>();
            List<Version> old = new ArrayList<>();
            for (ProcessDefinitionStatistics one : all) {
                if (one.getInstances() > 0 && one.getVersion() < newest.get(one.getKey())) {
                    old.add(version(one, since.computeIfAbsent(one.getDeploymentId(), this::since), one.getInstances()));
                }
            }
            old.sort(Comparator.comparing(Version::process).thenComparing(Version::number));
            return old;
        });
    }

    public Optional<Version> of(String process, int number) {
        return found(process, number);
    }

    public Optional<Version> newest(String process) {
        return found(process, null);
    }

    private Optional<Version> found(String process, Integer number) {
        return calls.everywhere(() -> {
            var query = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(process);
            ProcessDefinition found = (number == null ? query.latestVersion() : query.processDefinitionVersion(number)).singleResult();
            return Optional.ofNullable(found).map(d -> version(d, since(d.getDeploymentId()), engine.getRuntimeService().createProcessInstanceQuery()
                    .processDefinitionId(d.getId()).count()));
        });
    }

    private OffsetDateTime since(String deploymentId) {
        return engine.getRepositoryService().createDeploymentQuery().deploymentId(deploymentId).singleResult().getDeploymentTime().toInstant().atZone(ZONE)
                .toOffsetDateTime();
    }

    private static Version version(ProcessDefinition d, OffsetDateTime since, long running) {
        return new Version(d.getId(), d.getKey(), d.getName(), d.getVersion(), d.getVersionTag(), d.getDeploymentId(), since, running);
    }

    /** Engine's ids of the cases on a version, the oldest first, at most so many. */
    public List<String> running(String definitionId, int most) {
        return calls.everywhere(() -> engine.getRuntimeService().createProcessInstanceQuery().processDefinitionId(definitionId).orderByProcessInstanceId().asc()
                .listPage(0, most).stream().map(i -> i.getId()).collect(Collectors.toList()));
    }
}
