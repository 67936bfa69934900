package org.cunyi.modeling.trial.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cunyi.modeling.ModelSet;
import org.cunyi.modeling.ModelZip;
import org.cunyi.modeling.RuleTable;
import org.cunyi.modeling.TableQuestions;
import org.cunyi.modeling.process.PastEvaluations;
import org.cunyi.modeling.process.TableHeads;
import org.cunyi.shared.Refusal;
import org.springframework.stereotype.Component;

/** Makes engines of trials. */
@Component
public class TrialEngines {

    private final Beans beans;
    private final PastEvaluations tables;

    TrialEngines(Beans beans, PastEvaluations tables) {
        this.beans = beans;
        this.tables = tables;
    }

    /**
     * An engine with that process and everything that it refers to.
     *
     * @throws Refusal where the engine cannot read one of the files; it names the file
     */
    public TrialEngine open(ModelSet models, String process) {
        Set<String> paths = ModelZip.closure(models, process);
        Map<String, byte[]> needed = new HashMap<>();
        paths.forEach(p -> needed.put(p, models.bytes(p)));
        return new TrialEngine(beans, new ModelSet(needed), process, sheets(new ModelSet(needed)));
    }

    private Map<String, TrialEngine.TableSheet> sheets(ModelSet models) {
        Map<String, TrialEngine.TableSheet> sheets = new HashMap<>();
        for (String path : models.in("dmn")) {
            TableHeads heads = TableHeads.of(models.bytes(path));
            List<RuleTable> all = tables.tables(models.bytes(path));
            heads.facts().keySet().forEach(id -> {
                Set<String> ids = heads.needed(id);
                List<RuleTable> together = all.stream().filter(t -> ids.contains(t.id())).toList();
                Set<String> given = together.stream().filter(t -> !t.id().equals(id)).flatMap(t -> t.outputs().stream()).collect(Collectors.toSet());
                given.addAll(ids);
                sheets.put(id, new TrialEngine.TableSheet(TableQuestions.of(together, heads.types(), given), all));
            });
        }
        return sheets;
    }
}
