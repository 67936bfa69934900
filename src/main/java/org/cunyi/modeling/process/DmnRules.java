package org.cunyi.modeling.process;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.ModelException;
import org.cunyi.modeling.Findings;
import org.cunyi.modeling.ModelSet;
import org.cunyi.modeling.RuleTable;

/** What a decision table has to be: named, typed as the engine understands it, and each row with its article. */
final class DmnRules {

    private static final Set<String> TYPES = Set.of("string", "boolean", "integer", "long", "double");
    private static final Pattern EXTERNAL = Pattern.compile("\\bexternal\\b\\s*(\\{|$)");
    private static final String BASIS = "legalBasis";

    private DmnRules() {
    }

    /** @return the tables in it, in the order of the file */
    static List<RuleTable> check(ModelSet models, String path, Findings found) {
        DmnModelInstance model;
        try {
            model = Dmn.readModelFromStream(new ByteArrayInputStream(models.bytes(path)));
        } catch (ModelException e) {
            found.wrong(null, "不是引擎能够执行的 DMN 文件：" + e.getMessage());
            return List.of();
        }
        Collection<Decision> decisions = model.getModelElementsByType(Decision.class);
        if (decisions.isEmpty()) {
            found.wrong(null, "文件里没有规则表");
            return List.of();
        }
        Decision main = decisions.iterator().next();
        found.wrongUnless(ModelSet.stem(path).equals(main.getId()), main.getId(), "规则表编号应当与文件名相同：" + ModelSet.stem(path));
        decisions.forEach(d -> {
            found.wrongUnless(d == main || !models.has("dmn/" + d.getId() + ".dmn"), d.getId(), "规则表编号与另一个文件的相同：" + d.getId());
            found.wrongUnless(Words.isChinese(d.getName()), d.getId(), "规则表没有中文名称");
            found.wrongUnless(d != main || Words.isText(d.getVersionTag()), d.getId(), "规则表没有版本标记（versionTag）");
        });
        found.wrongUnless(model.getModelElementsByType(Output.class).stream().anyMatch(o -> BASIS.equals(o.getName())), main.getId(),
                "规则表没有“依据”一列（legalBasis）");
        types(model, found);
        List<RuleTable> tables = new ArrayList<>();
        model.getModelElementsByType(DecisionTable.class).forEach(t -> table(t, found).ifPresent(tables::add));
        return tables;
    }

    private static void types(DmnModelInstance model, Findings found) {
        model.getModelElementsByType(InputExpression.class).forEach(i -> type(i.getId(), i.getTypeRef(), found));
        model.getModelElementsByType(Output.class).forEach(o -> type(o.getId(), o.getTypeRef(), found));
        // an untyped cell "true, false" matches anything in 7.24
        model.getModelElementsByType(InputEntry.class).stream().filter(c -> text(c).replace(" ", "").equals("true,false"))
                .forEach(c -> found.wrong(c.getId(), "“true, false”在这里什么都符合，应当写成 ? = true or ? = false"));
        model.getModelElementsByType(Text.class).stream().filter(t -> EXTERNAL.matcher(t.getTextContent()).find())
                .forEach(t -> found.wrong(((DmnElement) t.getParentElement()).getId(), "不得调用外部程序（external）"));
    }

    private static void type(String id, String type, Findings found) {
        found.wrongUnless(type == null || TYPES.contains(type), id, "引擎不认识这种类型：" + type + "；可以用 string、boolean、integer、long、double，日期和人数不写类型");
    }

    private static Optional<RuleTable> table(DecisionTable table, Findings found) {
        if (!(table.getParentElement() instanceof Decision decision)) {
            found.wrong(table.getId(), "规则表应当直接放在决策里");
            return Optional.empty();
        }
        List<String> outputs = table.getOutputs().stream().map(Output::getName).toList();
        List<RuleTable.Row> rows = new ArrayList<>();
        for (Rule rule : table.getRules()) {
            boolean explained = rule.getDescription() != null && Words.isChinese(rule.getDescription().getTextContent());
            found.wrongUnless(explained, rule.getId(), "第" + (rows.size() + 1) + "行没有写明依据的条文（说明一栏）");
            int basis = outputs.indexOf(BASIS);
            List<OutputEntry> cells = List.copyOf(rule.getOutputEntries());
            found.wrongUnless(basis < 0 || basis < cells.size() && Words.isText(text(cells.get(basis))), rule.getId(), "第" + (rows.size() + 1)
                    + "行的“依据”（legalBasis）是空的");
            if (rule.getInputEntries().size() != table.getInputs().size() || cells.size() != outputs.size()) {
                found.wrong(rule.getId(), "第" + (rows.size() + 1) + "行的单元格与列数不一致");
                return Optional.empty();
            }
            rows.add(new RuleTable.Row(rule.getId(), rows.size() + 1, explained ? rule.getDescription().getTextContent().strip() : "",
                    rule.getInputEntries().stream().map(DmnRules::text).toList(), cells.stream().map(DmnRules::text).toList()));
        }
        return Optional.of(new RuleTable(decision.getId(), decision.getName(), table.getHitPolicy().name(),
                table.getInputs().stream().map(DmnRules::column).toList(), outputs, rows));
    }

    /** The tables of a file, not judged. */
    static List<RuleTable> read(byte[] content) {
        try {
            Findings unheard = new Findings("");
            return Dmn.readModelFromStream(new ByteArrayInputStream(content)).getModelElementsByType(DecisionTable.class).stream()
                    .flatMap(t -> table(t, unheard).stream()).toList();
        } catch (ModelException unreadable) {
            return List.of();
        }
    }

    private static RuleTable.Column column(Input input) {
        String expression = input.getInputExpression() == null ? "" : text(input.getInputExpression());
        return new RuleTable.Column(input.getId(), Objects.requireNonNullElse(input.getLabel(), expression), expression);
    }

    private static String text(DmnElement element) {
        return element.getTextContent() == null ? "" : element.getTextContent().strip();
    }
}
