package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.cunyi.CunyiTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two modellers at the pages of reference tables. What they add lies under a basis of the test's own and goes again. */
@CunyiTest
class ReferencePagesTest {

    private static final String BASIS = "参考表页面测试〔2026〕2号";
    private static final String DAYS = "/modeling/reference/county-days";
    private static final int PHONE = 390;

    @RegisterExtension
    final Visits visits = new Visits();
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void forget() {
        jdbc.sql("delete from reference_change_row").update();
        jdbc.sql("delete from reference_change").update();
        List.of("county_setting", "working_day").forEach(t -> jdbc.sql("delete from " + t + " where legal_basis = ?").param(BASIS).update());
    }

    private void fits(Visitor visitor, String picture) {
        visitor.snap("reference-" + picture);
        assertThat(visitor.page().evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).isEqualTo(0);
        assertThat(new AxeBuilder(visitor.page()).withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa")).analyze().getViolations().stream()
                .filter(r -> Set.of("serious", "critical").contains(r.getImpact())).map(r -> r.getId() + r.getNodes().get(0).getHtml()).toList()).isEmpty();
    }

    private void typed(Page page, String times, String day) {
        page.fill("#setting", times);
        page.fill("#legal_basis", BASIS);
        page.fill("#effectiveOn", day);
        page.fill("#reason", "县里规定改为" + times + "次");
    }

    @Test
    void a_value_is_proposed_refused_by_field_corrected_and_released_by_the_second_modeller() {
        Visitor first = visits.of("modeller");
        first.open("/modeling/reference");
        first.sees("没有等待发布的修改");
        fits(first, "1-tables");
        first.open(DAYS + "?state=future");
        first.sees("没有将来的行");
        fits(first, "2-empty");
        first.press("a.button");
        Page page = first.page();
        page.selectOption("#county_code", "990101");
        page.selectOption("#name", "reminder-times");
        first.press("main form button");
        typed(page, "99", "2026-01-01");
        first.press("main form button");
        first.sees("设置值：应为0到10的整数");
        first.sees("生效日期：不能早于今天");
        assertThat(page.locator("#setting")).hasValue("99");
        fits(first, "3-refused");
        typed(page, "5", "2026-12-10");
        first.press("main form button");
        first.sees("提出修改的人不能自己发布");
        String change = page.url();

        Visitor second = visits.of("modeller-2");
        second.open(change);
        fits(second, "4-to-release");
        second.press("form[action$='/release'] button");
        second.sees("已发布");
        second.open(DAYS + "?state=future");
        second.sees("逾期后最多再提醒几次");
        second.sees("2026-12-10");
        second.press("tbody a");
        second.sees("2026-12-10起");
        second.sees("理由：县里规定改为5次");
        fits(second, "5-history");
        assertThat(first.complaints()).filteredOn(c -> !c.contains("status of 400")).isEmpty();
        assertThat(second.complaints()).isEmpty();
    }

    @Test
    void a_years_holidays_are_taken_out_as_a_table_and_brought_in_as_one_proposal() throws IOException {
        Visitor first = visits.of("modeller");
        first.open("/modeling/reference/working-days?state=past&text=国庆");
        fits(first, "6-holidays");
        Download table = first.page().waitForDownload(() -> first.page().click("button[formaction]"));
        assertThat(table.suggestedFilename()).startsWith("放假和调休-").endsWith(".xlsx");
        first.page().setInputFiles("#file", new FilePayload("unchanged.xlsx", "application/octet-stream", Files.readAllBytes(table.path())));
        first.page().fill("#reason", "没有改");
        first.press("form[action$='/files'] button");
        first.sees("没有要改的");
        csv(first, "2028-10-02,放假,国庆节," + BASIS, "2028-10-08,加班,国庆节," + BASIS);
        first.sees("第3行，类别：应为");
        fits(first, "7-bad-file");
        csv(first, "2028-10-02,放假,国庆节," + BASIS, "2028-10-08,上班,国庆节," + BASIS);
        first.sees("修改或者新增");
        assertThat(first.page().locator("tbody tr")).hasCount(2);
        fits(first, "8-two-rows");
    }

    private static void csv(Visitor visitor, String... lines) {
        byte[] content = ("日期,类别,节日,依据\n" + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        visitor.page().setInputFiles("#file", new FilePayload("days.csv", "text/csv", content));
        visitor.page().fill("#reason", "放假通知");
        visitor.press("form[action$='/files'] button");
    }

    @Test
    void the_pages_fit_a_telephone() {
        Visitor phone = visits.anonymous("phone", new Browser.NewContextOptions().setViewportSize(PHONE, 800));
        phone.open("/login");
        phone.logIn("modeller", Visitor.PASSWORD);
        List<String> addresses = List.of("", "/publication-duties", "/working-days", "/county-rules?state=all", "/notice-texts/form?key=resolution%7C",
                "/publication-duties/row?key=village-major%7C", "/publication-duties/form", "/units?text=张村", "/county-days/changes", "/incompatible-offices");
        for (int i = 0; i < addresses.size(); i++) {
            phone.open("/modeling/reference" + addresses.get(i));
            fits(phone, "phone-" + i);
        }
        assertThat(phone.complaints()).isEmpty();
    }
}
