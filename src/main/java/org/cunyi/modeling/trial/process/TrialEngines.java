package org.cunyi.modeling.trial.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cunyi.modeling.ModelSet;
import org.cunyi.modeling.ModelZip;
import org.cunyi.modeling.RuleTable;
import org.cunyi.modeling.TableQuestions;
import org.cunyi.modeling.process.PastEvaluations;
import org.cunyi.modeling.process.TableHeads;
import org.cunyi.workflow.Wording;
import org.springframework.stereotype.Component;

/** Makes engines of trials. */
@Component
public class TrialEngines {

    private final Beans beans;
    private final PastEvaluations tables;
    private final Wording words;

    TrialEngines(Beans beans, PastEvaluations tables, Wording words) {
        this.words = words;
        this.beans = beans;
        this.tables = tables;
    }

    /**
     * An engine with that process and everything that it refers to.
     *
     * @throws org.cunyi.shared.Refusal where the engine cannot read one of the files; it names the file
     */
    public TrialEngine open(ModelSet models, String process) {
        Set<String> paths = ModelZip.closure(models, process);
        Map<String, byte[]> needed = new HashMap<>();
        paths.forEach(p -> needed.put(p, models.bytes(p)));
        return new TrialEngine(beans, words, new ModelSet(needed), process, sheets(new ModelSet(needed)));
    }

    private Map<String, TableSheet> sheets(ModelSet models) {
        Map<String, TableSheet> sheets = new HashMap<>();
        for (String path : models.in("dmn")) {
            TableHeads heads = TableHeads.of(models.bytes(path));
            List<RuleTable> all = tables.tables(models.bytes(path));
            heads.facts().keySet().forEach(id -> sheets.put(id, new TableSheet(TableQuestions.of(id, all, heads), all, heads)));
        }
        return sheets;
    }
}
