package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.cunyi.Acting;
import org.cunyi.CunyiTest;
import org.cunyi.modeling.Drafts;
import org.cunyi.workflow.Identities;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** A modeller sees what a draft changes and plays it through at the browser. The drafts are the test's own and are never released. */
@CunyiTest
class DraftTrialTest {

    private static final String PLAN = "bpmn/party-rectification-plan.bpmn";
    private static final String TABLE = "dmn/publicity-period.dmn";

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
        draft = acting.as("modeller", () -> drafts.open("在浏览器里试用"));
    }

    private void change(String path, String from, String to) {
        acting.as("modeller", () -> {
            drafts.take(draft, path);
            drafts.save(draft, path, drafts.file(draft, path).content().replace(from, to), 1);
        });
    }

    private Visitor at(String rest) {
        Visitor modeller = visits.of("modeller");
        modeller.open("/modeling/drafts/" + draft + "/" + rest);
        return modeller;
    }

    @Test
    void a_changed_step_is_marked_in_both_pictures_and_told_in_words() {
        change(PLAN, "camunda:candidateGroups=\"township-committee@${townshipCode}\"", "camunda:candidateGroups=\"township-office@${townshipCode}\"");
        Visitor modeller = at(PLAN + "/difference");
        Page page = modeller.page();
        assertThat(page.locator("#difference[data-ready]")).isVisible();
        assertThat(page.locator(".diff-list tr[data-element=user_approve_plan]")).containsText("办理岗位");
        assertThat(page.locator(".diff-list tr[data-element=user_approve_plan] ins")).hasText("township-office@${townshipCode}");
        assertThat(page.locator(".diagram .djs-element.diff-changed[data-element-id=user_approve_plan]")).hasCount(2);
        assertThat(page.locator(".diagram .sign.diff-changed").first()).hasText("改");
        page.click(".diff-list tr[data-element=user_approve_plan] button");
        assertThat(page.locator(".djs-element.found[data-element-id=user_approve_plan]")).hasCount(2);
        modeller.snap("modeling-difference-process");
        assertThat(modeller.complaints()).isEmpty();
    }

    @Test
    void a_table_answers_in_the_draft_and_in_force_side_by_side() {
        change(TABLE, "<text>15</text>", "<text>20</text>");
        Visitor modeller = at(TABLE + "/trial");
        Page page = modeller.page();
        page.fill("#v-noticeKind", "resolution");
        page.fill("#v-postedOn", "2026-11-22");
        modeller.press("button:has-text('看结果')");
        modeller.sees("与现行的表结果不同");
        assertThat(page.locator("[data-side=mine]")).containsText("20");
        assertThat(page.locator("[data-side=now]")).containsText("15");
        page.locator("[data-side=mine] summary").click();
        assertThat(page.locator("[data-side=mine] tr.fired")).containsText("20");
        modeller.snap("modeling-trial-table");
        page.fill("#v-postedOn", "昨天");
        modeller.press("button:has-text('看结果')");
        modeller.sees("张贴日期：不是有效日期");
    }

    @Test
    void a_process_is_played_step_by_step_and_says_what_would_have_happened() {
        change(PLAN, "name=\"制定整顿方案\"", "name=\"制定整改方案\"");
        Visitor modeller = at(PLAN + "/trial");
        Page page = modeller.page();
        modeller.press("button:has-text('开始试用')");
        modeller.press("button:text-is('发起')");
        assertThat(page.locator(".trial-task")).containsText("制定整改方案");
        modeller.press(".trial-task button:has-text('完成')");
        assertThat(page.locator(".problem")).containsText("必须填写");
        fill(page, "problems", "问题");
        fill(page, "measures", "措施");
        fill(page, "responsible", "负责人");
        fill(page, "totalItems", "4");
        modeller.press(".trial-task button:has-text('完成')");
        page.selectOption("[name=v-approved]", "true");
        fill(page, "approvalOpinion", "同意");
        modeller.press(".trial-task button:has-text('完成')");
        page.selectOption("[name=v-acknowledged]", "true");
        fill(page, "filingOpinion", "准予");
        modeller.press(".trial-task button:has-text('完成')");
        modeller.press("[data-element=timer_month] button");
        modeller.press("[data-element=timer_report_overdue] button");
        assertThat(page.locator(".trial-log")).containsText("会：发通知");
        assertThat(page.locator(".djs-element.active[data-element-id=user_report_progress]")).isVisible();
        modeller.snap("modeling-trial-process");
        fill(page, "doneItems", "4");
        fill(page, "overdueItems", "0");
        fill(page, "progress", "进展");
        modeller.press(".trial-task button:has-text('完成')");
        modeller.snap("modeling-trial-next");
        modeller.press("button:has-text('退回一步')");
        assertThat(page.locator(".trial-task")).containsText("报告本月进展");
        modeller.press("button:has-text('从头再来')");
        assertThat(page.locator(".trial-bar")).containsText("已走0步");
        assertThat(modeller.complaints()).filteredOn(c -> !c.contains("status of 400")).isEmpty();
    }

    private static void fill(Page page, String field, String value) {
        page.fill("[name=v-" + field + "]", value);
    }
}
