package org.cunyi.modeling.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cunyi.modeling.Findings;
import org.cunyi.modeling.ModelFinding;
import org.cunyi.modeling.ModelSet;
import org.cunyi.modeling.TableAnalysis;
import org.cunyi.modeling.RuleTable;
import org.cunyi.modeling.SafeExpressions;
import org.cunyi.org.Roster;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.RuleExpressions;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Holds models to the house's rules before anybody's case runs on them. */
@Component
public class ModelChecks {

    private final Roster roster;
    private final RuleExpressions expressions;
    private final Set<String> beans;

    ModelChecks(Roster roster, RuleExpressions expressions, ApplicationContext context) {
        this.roster = roster;
        this.expressions = expressions;
        this.beans = Set.of(context.getBeanNamesForAnnotation(ModelBean.class));
    }

    /** @param paths which of them to look at; the others are what these refer to */
    public List<ModelFinding> check(ModelSet models, Collection<String> paths) {
        Map<String, String> levels = roster.roles().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().level()));
        List<ModelFinding> all = new ArrayList<>();
        for (String path : paths) {
            Findings found = new Findings(path);
            check(models, path, levels, found);
            all.addAll(found.all());
        }
        return all;
    }

    private void check(ModelSet models, String path, Map<String, String> levels, Findings found) {
        if (path.startsWith("forms/")) {
            FormRules.check(models, path, found);
            return;
        }
        CodeRules.check(models.bytes(path), beans, new SafeExpressions(beans)::isSafe, found);
        if (path.startsWith("dmn/")) {
            DmnRules.check(models, path, found).forEach(t -> table(t, found));
        } else {
            BpmnRules.check(models, levels, path, found);
        }
    }

    private void table(RuleTable table, Findings found) {
        TableAnalysis analysis = new TableAnalysis(table, expressions);
        analysis.unreadable().forEach((row, cell) -> found.wrong(row, "单元格写法引擎读不懂：" + cell));
        analysis.overlaps().forEach(o -> found.wrong(o.second().id(), "第" + o.first().number() + "行与第" + o.second().number()
                + "行会同时符合，例如：" + o.example()));
        analysis.unreachable().forEach(r -> found.wrong(r.id(), "第" + r.number() + "行永远不会被用到"));
        analysis.gaps().forEach(g -> found.worthALook(table.id(), "没有哪一行符合，例如：" + g));
    }
}
