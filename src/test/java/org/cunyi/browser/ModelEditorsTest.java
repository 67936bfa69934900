package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.cunyi.Acting;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.modeling.Drafts;
import org.cunyi.workflow.Identities;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** A modeller changes a table, a process and a form at the browser. The drafts are the test's own and are never released. */
@CunyiTest
class ModelEditorsTest {

    private static final String TABLE = "dmn/meeting-notice.dmn";
    private static final String PROCESS = "bpmn/deliberation-council.bpmn";
    private static final String FORM = "forms/decision-acceptance.form";

    @RegisterExtension
    final Visits visits = new Visits();
    @Autowired
    private Identities identities;
    @Autowired
    private Drafts drafts;
    private Acting acting;
    private long draft;

    @BeforeEach
    void open() {
        acting = new Acting(identities);
        draft = acting.as("modeller", () -> drafts.open("在浏览器里修改"));
    }

    private Visitor at(String path) {
        acting.as("modeller", () -> {
            drafts.take(draft, path);
            return null;
        });
        Visitor modeller = visits.of("modeller");
        edit(modeller, path);
        return modeller;
    }

    private void edit(Visitor modeller, String path) {
        modeller.open("/modeling/drafts/" + draft + "/" + path + "/editor");
        assertThat(modeller.page().locator("#editor[data-ready]")).isVisible();
    }

    private static Locator status(Visitor modeller) {
        return modeller.page().locator(".editor-status");
    }

    private static void save(Visitor modeller, int version) {
        modeller.page().click("#save");
        assertThat(status(modeller)).hasText("已保存（第" + version + "次）");
    }

    private String kept(String path) {
        return drafts.file(draft, path).content();
    }

    private static void type(Visitor modeller, Locator cell, String text) {
        cell.click();
        modeller.page().keyboard().press("Control+a");
        modeller.page().keyboard().type(text);
    }

    @Test
    void a_cell_that_makes_two_rows_overlap_is_saved_and_said_and_found() {
        Visitor modeller = at(TABLE);
        Page page = modeller.page();
        type(modeller, page.locator("td.input-cell").nth(2), "\"party-committee\"");
        assertThat(status(modeller)).hasText("有修改没有保存");
        save(modeller, 2);
        assertThat(kept(TABLE)).contains("<rule id=\"rule_two_committees\">").doesNotContain("<text>\"two-committees\"</text>");
        Locator overlap = page.locator("#findings li.wrong button").first();
        assertThat(overlap).containsText("会同时符合");
        overlap.click();
        assertThat(page.locator("tr.found")).containsText("\"party-committee\"");
        modeller.snap("modeling-editor-1-table");
        modeller.open("/modeling/drafts/" + draft);
        modeller.sees("会同时符合");
        assertThat(modeller.complaints()).isEmpty();
    }

    @Test
    void a_step_gets_its_office_from_the_list_and_a_wrong_name_leads_back_to_it() {
        Visitor modeller = at(PROCESS);
        Page page = modeller.page();
        page.locator(".djs-element[data-element-id=user_record_council] > .djs-hit").first().click();
        page.locator("#bio-properties-panel-cunyi-group-0").selectOption("village-secretary@${villageCode}");
        page.locator("#bio-properties-panel-cunyi-form").selectOption("deliberation-council-start");
        modeller.snap("modeling-editor-2-process");
        save(modeller, 2);
        assertThat(kept(PROCESS)).contains("camunda:candidateGroups=\"village-secretary@${villageCode}\"")
                .contains("camunda:formRef=\"deliberation-council-start\"").contains("camunda:formRefBinding=\"deployment\"");
        page.locator(".djs-element[data-element-id=end_completed] > .djs-hit").first().click();
        page.locator("#findings button[title=user_record_council]").first().click();
        assertThat(page.locator(".djs-element[data-element-id=user_record_council]")).hasClass(Pattern.compile(".*selected.*"));
        assertThat(modeller.complaints()).isEmpty();
    }

    @Test
    void a_form_goes_through_the_editor_unchanged_but_for_what_was_changed() throws IOException {
        Visitor modeller = at(FORM);
        modeller.page().locator(".fjs-form-field-radio").click();
        modeller.snap("modeling-editor-3-form");
        save(modeller, 2);
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(kept(FORM))).isEqualTo(json.readTree(Files.readString(Path.of(FORM))));
        Locator label = modeller.page().locator("#bio-properties-panel-label");
        if (!label.isVisible()) {
            modeller.page().locator(".bio-properties-panel-group-header").first().click();
        }
        label.fill("验收意见如何");
        save(modeller, 3);
        assertThat(kept(FORM)).contains("验收意见如何").contains("\"schemaVersion\": 16").contains("\"variable\": \"boolean\"");
        assertThat(modeller.complaints()).isEmpty();
    }

    @Test
    void what_somebody_else_saved_first_is_not_overwritten_and_nothing_typed_is_lost() {
        Visitor modeller = at(TABLE);
        String other = kept(TABLE).replace("会议通知期限", "会议通知的期限");
        acting.as("modeller-2", () -> drafts.save(draft, TABLE, other, 1));
        Page page = modeller.page();
        type(modeller, page.locator("td.input-cell").nth(2), "\"mine\"");
        page.click("#save");
        assertThat(page.locator(".editor-problem")).containsText("别人已经保存过");
        assertThat(page.locator("td.input-cell").nth(2)).containsText("\"mine\"");
        assertThat(kept(TABLE)).isEqualTo(other);
        modeller.snap("modeling-editor-4-late");
        var download = page.waitForDownload(() -> page.click("#download"));
        assertThat(download.path()).content().contains("\"mine\"");
        List<String> asked = new ArrayList<>();
        page.onDialog(d -> {
            asked.add(d.type());
            d.accept();
        });
        modeller.open("/modeling/drafts/" + draft);
        assertThat(asked).containsExactly("beforeunload");
        assertThat(modeller.complaints()).filteredOn(c -> !c.contains("status of 409")).isEmpty();
    }

    @Test
    void a_new_process_a_table_and_a_form_begin_sound_and_a_submitted_draft_is_only_looked_at() {
        Visitor modeller = visits.of("modeller");
        begin(modeller, "bpmn", "water-fee", "水费收缴");
        modeller.sees("没有问题");
        modeller.snap("modeling-editor-5-new-process");
        begin(modeller, "dmn", "water-fee-level", "水费档次");
        modeller.sees("没有问题");
        begin(modeller, "form", "water-fee-again", "再次登记");
        assertThat(modeller.page().locator("#findings")).containsText("没有哪一步用到这个表单");
        modeller.open("/modeling/drafts/" + draft);
        modeller.page().selectOption("#kind", "bpmn");
        modeller.page().fill("#id", "water-fee");
        modeller.page().fill("#name", "水费收缴");
        modeller.press("button:has-text('新建并打开')");
        modeller.sees("编号：已经有这个模型");
        acting.as("modeller", () -> {
            drafts.drop(draft, "forms/water-fee-again.form");
            drafts.submit(draft, "县委农办〔2026〕9号", TestClock.TODAY);
            return null;
        });
        for (String path : List.of("bpmn/water-fee.bpmn", "dmn/water-fee-level.dmn", "forms/water-fee-record.form")) {
            edit(modeller, path);
            modeller.sees("只能查看");
            assertThat(modeller.page().locator("#save")).hasCount(0);
        }
        assertThat(modeller.complaints()).filteredOn(c -> !c.contains("status of 400")).isEmpty();
    }

    private void begin(Visitor modeller, String kind, String id, String name) {
        modeller.open("/modeling/drafts/" + draft);
        modeller.page().selectOption("#kind", kind);
        modeller.page().fill("#id", id);
        modeller.page().fill("#name", name);
        modeller.press("button:has-text('新建并打开')");
        assertThat(modeller.page().locator("#editor[data-ready]")).isVisible();
    }
}
