package org.cunyi.modeling.trial;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cunyi.modeling.Drafts;
import org.cunyi.modeling.ModelFinding;
import org.cunyi.modeling.ModelSet;
import org.cunyi.modeling.RuleTable;
import org.cunyi.modeling.TableQuestions;
import org.cunyi.modeling.TableQuestions.Question;
import org.cunyi.modeling.process.CodeWall;
import org.cunyi.modeling.process.PastEvaluations;
import org.cunyi.modeling.process.TableHeads;
import org.cunyi.modeling.trial.process.TableEngine;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Wording;
import org.springframework.stereotype.Service;

/** Asks a table of a draft with entered values, and the same table in force beside it. Nothing is kept. */
@Service
public class TableTrials {

    private final Drafts drafts;
    private final PastEvaluations tables;
    private final CodeWall wall;
    private final TableEngine engine;
    private final Wording words;

    TableTrials(Drafts drafts, PastEvaluations tables, CodeWall wall, TableEngine engine, Wording words) {
        this.words = words;
        this.drafts = drafts;
        this.tables = tables;
        this.wall = wall;
        this.engine = engine;
    }

    /**
     * What can be asked.
     *
     * @param decisions of the file, the main one first, by id
     */
    public record Sheet(Map<String, String> decisions, String decision, List<Question> questions, FormWords words, boolean inForce) {
    }

    /**
     * One version's answer.
     *
     * @param outputs by Chinese label, one for each row that counts
     * @param fired   with number and article
     */
    public record Outcome(TableAnswer answer, List<Map<String, String>> outputs, List<Row> fired) {

        /** Ids of the rows of that table. */
        public String ids(String table) {
            return fired.stream().filter(r -> r.table().equals(table)).map(Row::id).collect(Collectors.joining(" "));
        }
    }

    /** A row that fitted. */
    public record Row(String table, String tableName, String id, int number, String basis) {
    }

    /** @param decision {@code null} for the first of the file */
    public Sheet sheet(long draft, String path, String decision) {
        String content = drafts.file(draft, path).content();
        ModelSet models = drafts.models(draft);
        TableHeads heads = TableHeads.of(bytes(content));
        Map<String, String> names = new LinkedHashMap<>();
        heads.facts().forEach((id, facts) -> names.put(id, facts.getOrDefault("名称", id)));
        if (names.isEmpty()) {
            throw Refusal.of("path", "规则表：文件读不懂，或者里面没有规则表：" + path);
        }
        String asked = decision == null || decision.isBlank() ? names.keySet().iterator().next() : decision;
        if (!names.containsKey(asked)) {
            throw Refusal.notFound("文件里没有这张表");
        }
        return new Sheet(names, asked, TableQuestions.of(asked, tables.tables(bytes(content)), heads), new FormWords(models, words), drafts.inForce().has(path));
    }

    /**
     * What was typed, by the questions' names, as values.
     *
     * @throws Refusal that names every field that is wrong
     */
    public static Map<String, Object> values(Sheet sheet, Map<String, String> typed) {
        return Entered.values(sheet.questions(), typed);
    }

    /** What the draft's version answers. */
    public Outcome ofDraft(long draft, String path, Sheet sheet, Map<String, Object> values) {
        return ask(path, drafts.file(draft, path).content(), sheet, values);
    }

    /** What the version answers on which a case would begin now. */
    public Outcome inForce(String path, Sheet sheet, Map<String, Object> values) {
        return ask(path, drafts.inForce().text(path), sheet, values);
    }

    private Outcome ask(String path, String content, Sheet sheet, Map<String, Object> values) {
        List<ModelFinding> dangerous = wall.findings(path, content);
        TableAnswer answer = dangerous.isEmpty() ? engine.ask(bytes(content), sheet.decision(), values)
                : new TableAnswer(List.of(), List.of(), dangerous.get(0).message());
        TableHeads heads = TableHeads.of(bytes(content));
        List<Map<String, String>> outputs = new ArrayList<>();
        for (Map<String, Object> row : answer.outputs()) {
            Map<String, String> told = new LinkedHashMap<>();
            row.forEach((name, value) -> told.put(heads.label(name), sheet.words().value(name, value)));
            outputs.add(told);
        }
        List<RuleTable> all = tables.tables(bytes(content));
        Set<Row> fired = new LinkedHashSet<>();
        answer.fired().forEach(f -> all.stream().filter(t -> t.id().equals(f.table())).forEach(t -> t.rows().stream().filter(r -> r.id().equals(f.rule()))
                .forEach(r -> fired.add(new Row(t.id(), t.name(), r.id(), r.number(), r.basis())))));
        return new Outcome(answer, outputs, List.copyOf(fired));
    }

    private static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }
}
