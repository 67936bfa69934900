package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.modeling.Drafts;
import org.cunyi.modeling.Releases;
import org.cunyi.modeling.Skeletons;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** One threshold is changed at the browser: what it would have done to a thousand past answers, a second person, new cases by the new rule. */
@CunyiTest
class ThresholdReleaseTest {

    private static final String PROCESS = "zi-chan-chu-zhi";
    private static final String TABLE = PROCESS + "-limit";
    private static final int PAST = 1000;
    private static final int STEP = 100;

    @RegisterExtension
    final Visits visits = new Visits();
    @Autowired
    private ApplicationContext context;
    @Autowired
    private Drafts drafts;
    @Autowired
    private Releases releases;
    @Autowired
    private Skeletons skeletons;
    @Autowired
    private RuleTables tables;
    @Autowired
    private Cases cases;
    private Walk walk;

    @BeforeEach
    void a_procedure_with_a_threshold_of_fifty_thousand() {
        walk = new Walk(context);
        long draft = walk.acting().as("modeller", () -> drafts.open("资产处置登记"));
        walk.acting().as("modeller", () -> {
            skeletons.begin(draft, "bpmn", PROCESS, "资产处置登记");
            String process = drafts.file(draft, "bpmn/" + PROCESS + ".bpmn").content();
            drafts.save(draft, "bpmn/" + PROCESS + ".bpmn", process.replace("candidateGroups=\"village-clerk@${villageCode}\">",
                    "candidateGroups=\"village-clerk@${villageCode}\"><bpmn:extensionElements><camunda:properties><camunda:property name=\"checkedBy\" value=\""
                    + TABLE + "\" /></camunda:properties></bpmn:extensionElements>"), 1);
            String form = drafts.file(draft, "forms/" + PROCESS + "-record.form").content();
            drafts.save(draft, "forms/" + PROCESS + "-record.form", form.replaceFirst("\"components\": \\[", """
                    "components": [
                    { "id": "Field_amount", "type": "number", "key": "amount", "label": "金额（元）", "validate": { "required": true, "min": 0 },
                      "layout": { "row": "Row_amount", "columns": null } },"""), 1);
            drafts.save(draft, "dmn/" + TABLE + ".dmn", limit(), 0);
            drafts.submit(draft, "县委农办〔2026〕10号", TestClock.TODAY);
            return null;
        });
        walk.acting().as("modeller-2", () -> releases.release(draft, drafts.seal(draft)));
    }

    private static String limit() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                    xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/"
                    id="definitions_limit" name="处置限额" namespace="http://camunda.org/schema/1.0/dmn">
                  <decision id="%s" name="处置限额" camunda:versionTag="1.0" camunda:historyTimeToLive="P3650D">
                    <decisionTable id="table_limit" hitPolicy="COLLECT">
                      <input id="input_amount" label="金额"><inputExpression id="expression_amount"><text>amount</text></inputExpression></input>
                      <output id="output_field" label="填写项" name="field" typeRef="string" />
                      <output id="output_message" label="说明" name="message" typeRef="string" />
                      <output id="output_basis" label="依据" name="legalBasis" typeRef="string" />
                      <rule id="rule_over">
                        <description>超过限额的按四议两公开办理。本县规定（默认），自2026-01-01起。</description>
                        <inputEntry id="rule_over_amount"><text>&gt; 50000</text></inputEntry>
                        <outputEntry id="rule_over_field"><text>"amount"</text></outputEntry>
                        <outputEntry id="rule_over_message"><text>"金额：超过限额，应当按四议两公开办理"</text></outputEntry>
                        <outputEntry id="rule_over_basis"><text>"本县规定（默认）"</text></outputEntry>
                      </rule>
                    </decisionTable>
                  </decision>
                  <dmndi:DMNDI><dmndi:DMNDiagram id="diagram_limit"><dmndi:DMNShape id="shape_limit" dmnElementRef="%s">
                    <dc:Bounds height="80" width="180" x="160" y="100" /></dmndi:DMNShape></dmndi:DMNDiagram></dmndi:DMNDI>
                </definitions>
                """.formatted(TABLE, TABLE);
    }

    private void asked(int times) {
        Step step = new Step(null, PROCESS, "record", "登记情况", null, null, Map.of(), Map.of());
        for (int i = 1; i <= times; i++) {
            tables.rows(step, TABLE, Map.of("amount", i * STEP));
        }
    }

    private void records(String number, int amount) {
        walk.complete("zhang-clerk", number, "record", Map.of("remark", "处置旧水泵", "amount", amount));
    }

    @Test
    void a_changed_threshold_shows_its_impact_is_released_by_two_and_holds_for_new_cases_only() {
        asked(PAST);
        String running = walk.begin("zhang-clerk", PROCESS, Map.of());
        String moved = walk.begin("zhang-clerk", PROCESS, Map.of());
        Visitor modeller = visits.of("modeller");
        Page page = modeller.page();
        modeller.open("/modeling/");
        page.fill("#name", "处置限额改为三万元");
        modeller.press("button:has-text('建立草稿')");
        String draft = page.url().replaceFirst("^https?://[^/]+", "");
        page.selectOption("#path", "dmn/" + TABLE + ".dmn");
        modeller.press("button:has-text('放进草稿')");
        modeller.open(draft + "/dmn/" + TABLE + ".dmn/editor");
        assertThat(page.locator("#editor[data-ready]")).isVisible();
        Locator cell = page.locator("td.input-cell").first();
        cell.click();
        page.keyboard().press("End");
        for (int i = 0; i < "50000".length(); i++) {
            page.keyboard().press("Backspace");
        }
        page.keyboard().type("30000");
        page.click("#save");
        assertThat(page.locator(".editor-status")).hasText("已保存（第2次）");
        modeller.open(draft + "/impact?path=dmn/" + TABLE + ".dmn");
        modeller.sees("以往判断1000次，其中结果会改变的200次");
        modeller.sees("本县规定（默认）");
        modeller.snap("modeling-threshold-1-impact");
        modeller.open(draft);
        page.fill("#reason", "县委农办〔2026〕11号");
        page.fill("#effectiveOn", TestClock.TODAY.toString());
        modeller.press("button:has-text('提交另一名管理员核对')");
        modeller.sees("不能自己发布");

        Visitor second = visits.of("modeller-2");
        second.open(draft + "/dmn/" + TABLE + ".dmn/difference");
        second.sees("> 50000");
        second.sees("> 30000");
        second.snap("modeling-threshold-2-difference");
        second.open(draft);
        second.press("button:has-text('发布')");
        second.sees("已施行");
        second.snap("modeling-threshold-3-released");

        records(running, 40_000);
        assertThat(cases.get(running).endedAt()).as("a running case keeps the rule that it began with").isNotNull();
        String later = walk.begin("zhang-clerk", PROCESS, Map.of());
        assertThatThrownBy(() -> records(later, 40_000)).isInstanceOf(Refusal.class).hasMessageContaining("超过限额");
        records(later, 20_000);

        modeller.open("/modeling/migrations");
        modeller.snap("modeling-migration-1-old");
        modeller.open(page.locator("a[href*='process=" + PROCESS + "']").getAttribute("href"));
        modeller.sees("预演了1件");
        modeller.snap("modeling-migration-2-plan");
        page.fill("#reason", "县委农办〔2026〕11号，在办的也适用");
        modeller.press("button:has-text('提出，由另一名管理员核对')");
        modeller.sees("提出方案的人不能自己施行");
        second.open(page.url().replaceFirst("^https?://[^/]+", ""));
        second.page().fill("#caseNumber", moved);
        second.press("button:has-text('试迁')");
        second.sees("已经试迁 " + moved);
        second.page().setViewportSize(390, 844);
        second.snap("modeling-migration-3-tried");
        assertThatThrownBy(() -> records(moved, 40_000)).isInstanceOf(Refusal.class).hasMessageContaining("超过限额");
        records(moved, 20_000);
        assertThat(modeller.complaints()).isEmpty();
        assertThat(second.complaints()).isEmpty();
    }
}
