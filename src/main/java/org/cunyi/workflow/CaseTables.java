package org.cunyi.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.cunyi.shared.Refusal;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The decision tables as they were when a case asked them, for whoever wants to see which row it was. */
@Component
public class CaseTables {

    private final ProcessEngine engine;
    private final EngineCalls calls;

    CaseTables(@Lazy ProcessEngine engine, EngineCalls calls) {
        this.engine = engine;
        this.calls = calls;
    }

    /**
     * A table in one version.
     *
     * @param outputs labels of its outputs by name
     * @param rows    by id, in the order of the table
     */
    public record Table(String key, String name, int version, Map<String, String> outputs, Map<String, Row> rows) {
    }

    /** @param number from 1; @param article what the row rests on */
    public record Row(String id, int number, String article) {
    }

    /** The tables that a case asks: those of its own deployment and, by key, as they are now. Made for one page; asks at most once per table. */
    public final class OfCase {

        private final Map<String, DecisionDefinition> own = new LinkedHashMap<>();
        private final Map<String, Optional<Table>> read = new LinkedHashMap<>();

        private OfCase(CaseFile file) {
            calls.free(() -> engine.getRepositoryService().createDecisionDefinitionQuery().deploymentId(file.deploymentId()).list())
                    .forEach(d -> own.put(d.getKey(), d));
        }

        /** @param version as the record of the evaluation has it; {@code null} where it has none: the version of the case then */
        public Optional<Table> table(String key, Integer version) {
            return read.computeIfAbsent(key + "/" + version, k -> definition(key, version).map(CaseTables.this::table));
        }

        private Optional<DecisionDefinition> definition(String key, Integer version) {
            DecisionDefinition found = own.get(key);
            return found != null && (version == null || version == found.getVersion()) ? Optional.of(found) : CaseTables.this.definition(key, version);
        }
    }

    public OfCase of(CaseFile file) {
        return new OfCase(file);
    }

    /**
     * The file in which the table stands.
     *
     * @throws Refusal where there is no such table
     */
    public String xml(CaseFile file, String key, Integer version) {
        DecisionDefinition definition = of(file).definition(key, version).orElseThrow(() -> Refusal.notFound("没有这张判定表"));
        return calls.free(() -> {
            try (InputStream in = engine.getRepositoryService().getDecisionModel(definition.getId())) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Optional<DecisionDefinition> definition(String key, Integer version) {
        return calls.free(() -> {
            var asked = engine.getRepositoryService().createDecisionDefinitionQuery().decisionDefinitionKey(key);
            return Optional.ofNullable((version == null ? asked.latestVersion() : asked.decisionDefinitionVersion(version)).singleResult());
        });
    }

    private Table table(DecisionDefinition definition) {
        DmnModelInstance model = calls.free(() -> engine.getRepositoryService().getDmnModelInstance(definition.getId()));
        Decision decision = model.getModelElementById(definition.getKey());
        Map<String, Row> rows = new LinkedHashMap<>();
        Map<String, String> outputs = new LinkedHashMap<>();
        if (decision.getExpression() instanceof DecisionTable table) {
            for (Output output : table.getOutputs()) {
                outputs.put(output.getName(), output.getLabel());
            }
            int number = 1;
            for (Rule rule : table.getRules()) {
                String article = rule.getDescription() == null ? "" : rule.getDescription().getTextContent();
                rows.put(rule.getId(), new Row(rule.getId(), number++, article));
            }
        }
        return new Table(definition.getKey(), definition.getName(), definition.getVersion(), outputs, rows);
    }
}
