package org.cunyi.modeling.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.modeling.Findings;
import org.cunyi.modeling.ModelFinding;
import org.cunyi.modeling.ModelSet;
import org.cunyi.modeling.RuleTable;
import org.cunyi.modeling.TableAnalysis;
import org.cunyi.org.Roster;
import org.cunyi.workflow.RuleExpressions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Holds models to the house's rules before anybody's case runs on them. */
@Component
public class ModelChecks {

    private static final Logger LOG = LoggerFactory.getLogger(ModelChecks.class);
    private static final int MOST_KNOWN = 200;

    private final Roster roster;
    private final RuleExpressions expressions;
    private final CodeWall wall;
    private final Map<RuleTable, List<Found>> known = new LinkedHashMap<>(MOST_KNOWN, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RuleTable, List<Found>> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    ModelChecks(Roster roster, RuleExpressions expressions, CodeWall wall) {
        this.roster = roster;
        this.expressions = expressions;
        this.wall = wall;
    }

    /** @param paths which of them to look at; the others are what these refer to */
    public List<ModelFinding> check(ModelSet models, Collection<String> paths) {
        Map<String, String> levels = roster.roles().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().level()));
        List<ModelFinding> all = new ArrayList<>();
        for (String path : paths) {
            Findings found = new Findings(path);
            try {
                check(models, path, levels, found);
            } catch (RuntimeException e) {
                // a file that is no model in a way nobody has thought of is wrong, and its draft can still be opened
                LOG.info("the model {} cannot be checked: {}", path, e.toString());
                found.wrong(null, "文件不完整，无法检查");
            }
            all.addAll(found.all());
        }
        return all;
    }

    private void check(ModelSet models, String path, Map<String, String> levels, Findings found) {
        if (path.startsWith("forms/")) {
            FormRules.check(models, path, found);
            FormRules.keys(models.text(path)).stream().filter(wall.beans()::contains).forEach(key -> found.worthALook(key,
                    "字段与系统功能同名，填写后这一步的表达式可能算不出来，请改名：" + key));
            return;
        }
        wall.check(models.bytes(path), found);
        if (path.startsWith("dmn/")) {
            DmnRules.check(models, path, found).forEach(t -> table(t, found));
        } else {
            BpmnRules.check(models, levels, path, found);
        }
    }

    /** The same table is looked at again with every look at a draft. */
    private List<Found> judged(RuleTable table) {
        synchronized (known) {
            List<Found> before = known.get(table);
            if (before != null) {
                return before;
            }
        }
        TableAnalysis analysis = new TableAnalysis(table, expressions);
        List<Found> all = new ArrayList<>();
        analysis.unreadable().forEach((row, cell) -> all.add(new Found(row, "单元格写法引擎读不懂：" + cell, true)));
        analysis.overlaps().forEach(o -> all.add(new Found(o.second().id(), "第" + o.first().number() + "行与第" + o.second().number()
                + "行会同时符合，例如：" + o.example(), true)));
        analysis.unreachable().forEach(r -> all.add(new Found(r.id(), "第" + r.number() + "行永远不会被用到", true)));
        analysis.perhapsUnreachable().forEach(r -> all.add(new Found(r.id(), "第" + r.number() + "行在核对过的组合里没有用到，请核对", false)));
        analysis.perhapsOverlaps().forEach(o -> all.add(new Found(o.second().id(), "第" + o.first().number() + "行与第" + o.second().number()
                + "行可能同时符合，请核对，例如：" + o.example(), false)));
        analysis.gaps().forEach(g -> all.add(new Found(table.id(), "没有哪一行符合，例如：" + g, false)));
        if (analysis.isCutShort()) {
            all.add(new Found(table.id(), "表太大，没有核对全部组合", false));
        }
        synchronized (known) {
            known.put(table, all);
        }
        return all;
    }

    private record Found(String element, String message, boolean blocks) {
    }

    private void table(RuleTable table, Findings found) {
        for (Found one : judged(table)) {
            if (one.blocks()) {
                found.wrong(one.element(), one.message());
            } else {
                found.worthALook(one.element(), one.message());
            }
        }
    }
}
