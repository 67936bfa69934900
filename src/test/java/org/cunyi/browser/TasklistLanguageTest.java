package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.CunyiTest;
import org.cunyi.org.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody in a village office reads English: whatever Tasklist shows is Chinese. */
@CunyiTest
class TasklistLanguageTest extends BrowserTest {

    /** What the pointer is told where. */
    private static final Map<String, String> TOLD = Map.of(".tasks-list .assignee", "办理人", ".tasks-list .variable-label", "案件编号",
            ".task-card .unclaim", "取消签收");
    private static final String BASIS = "本县规定（表单文字测试）";

    @Autowired
    private Settings settings;

    private final Map<String, Visitor> people = new HashMap<>();

    @AfterEach
    void as_before() {
        people.clear();
        jdbc.sql("delete from county_setting where legal_basis = ?").param(BASIS).update();
    }

    /** The words of the language come after the list where the machine is slow; what was drawn before them is Chinese all the same. */
    @Test
    void a_due_date_is_chinese_before_the_words_of_the_language_have_come() {
        Visitor clerk = at("zhang-clerk");
        List<String> spans = List.of("in 12 days", "a month ago", "in a few seconds", "an hour ago", "2 years ago", "in a minute");
        clerk.open(Tasklist.PATH);
        clerk.page().locator(".task-filter.active").waitFor();
        clerk.page().evaluate("spans => spans.forEach(s => { const p = document.createElement('p'); p.className = 'span'; p.textContent = s;"
                + " document.body.append(p); })", spans);
        assertThat(clerk.page().locator("p.span")).hasText(new String[] {"12天后", "1个月前", "几秒后", "1小时前", "2年前", "1分钟后"});
    }

    @Test
    void the_list_the_menus_and_the_start_dialog_are_chinese() {
        Visitor clerk = at("zhang-clerk");
        clerk.open(Tasklist.PATH);
        clerk.page().locator(".task-filter.active").waitFor();
        assertThat(clerk.page().locator("html")).hasAttribute("lang", "zh-CN");
        onlyChinese(clerk, "list");
        clerk.page().click("li.account a.dropdown-toggle");
        clerk.page().locator("li.logout").waitFor();
        onlyChinese(clerk, "account");
        clerk.page().click(".sorting-choice .dropdown-toggle .sort-by");
        clerk.page().locator(".sorting-choice .dropdown-menu:visible").first().waitFor();
        onlyChinese(clerk, "sorting");
        clerk.page().keyboard().press("Escape");
        clerk.page().click(".showShortcutHelp");
        clerk.page().locator(".modal-content").waitFor();
        onlyChinese(clerk, "shortcuts");
        clerk.open(Tasklist.PATH);
        clerk.page().click(".start-process-action a");
        clerk.page().locator(".modal-content a:has-text('四议两公开')").waitFor();
        onlyChinese(clerk, "procedures");
        Tasklist start = new Tasklist(clerk).begin("四议两公开");
        onlyChinese(clerk, "start");
        start.fill(Map.of("title", "字", "summary", "字", "amount", "-5")).fill(Map.of("title", "", "summary", ""));
        start.form().locator(".fjs-form-field-error").first().waitFor();
        onlyChinese(clerk, "start-refused");
        start.form().locator(".fjs-select-display").first().click();
        clerk.page().locator(".fjs-dropdownlist-item").first().waitFor();
        onlyChinese(clerk, "start-choices");
    }

    @Test
    void every_task_form_is_chinese_and_so_is_what_stands_beside_it() {
        Matter matter = Matter.raised(port, "整治村内排水沟", Map.of("amount", 300000));
        see("zhang-secretary", "村党组织提议", matter);
        tabs("zhang-secretary");
        tooltips("zhang-secretary");
        matter.proposed();
        see("liulin-committee", "乡镇预审", matter);
        matter.advised();
        see("zhang-clerk", "村“两委”商议", matter);
        matter.consulted(Map.of("adviceHandling", "kept", "adviceReason", "群众要求一次修到位"));
        see("zhang-clerk", "党员大会审议", matter);
        matter.reviewed();
        see("zhang-clerk", "村民决议", matter);
        matter.resolved();
        see("zhang-clerk", "起草公告", matter);
        matter.drafted();
        see("zhang-supervision", "监督委员会审核", matter);
        matter.agreed();
        see("zhang-secretary", "审签发布", matter);
        matter.released();
    }

    @Test
    void so_are_the_forms_that_only_the_six_deliberations_have() {
        settings.set("990101", Settings.PROCEDURE, "decision-six", BASIS, LocalDate.of(2026, 1, 2));
        Matter matter = Matter.raised(port, "decision-six", "疏浚村东水塘", Map.of());
        see("zhang-secretary", "动议审查", matter);
        matter.screened().proposed().consulted(Map.of()).reviewed();
        see("zhang-clerk", "民议入户征询", matter);
    }

    private Visitor at(String login) {
        return people.computeIfAbsent(login, visits::of);
    }

    private void see(String login, String task, Matter matter) {
        new Tasklist(at(login)).claim(task, matter.title());
        onlyChinese(at(login), task);
    }

    private void tabs(String login) {
        for (String tab : List.of("办理记录", "流程图", "说明", "表单")) {
            at(login).page().locator(".nav-tabs a").filter(new Locator.FilterOptions().setHasText(tab)).click();
            at(login).page().locator(".nav-tabs .active:has-text('" + tab + "')").waitFor();
            onlyChinese(at(login), "tab-" + tab);
        }
    }

    private void tooltips(String login) {
        TOLD.forEach((place, words) -> {
            at(login).page().locator(place).first().hover();
            at(login).page().locator(".tooltip-inner:has-text('" + words + "')").waitFor();
            onlyChinese(at(login), "pointer-" + words);
        });
    }

    private static void onlyChinese(Visitor visitor, String picture) {
        assertThat(visitor.page().locator(".loader:visible")).hasCount(0);
        visitor.snap("language-" + picture);
        visitor.seesOnlyChinese();
    }
}
