package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import java.util.stream.IntStream;
import org.cunyi.CunyiTest;
import org.cunyi.insight.web.PlantedCases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An auditor looks for cases at his desk and on the telephone. */
@CunyiTest
class AuditSearchTest {

    private static final String VILLAGE = "990101102972";

    @RegisterExtension
    final Visits visits = new Visits();
    @Autowired
    private JdbcClient jdbc;
    private PlantedCases cases;

    @BeforeEach
    void plant() {
        cases = new PlantedCases(jdbc, VILLAGE, "查案二村");
        IntStream.rangeClosed(1, 58).forEach(i -> cases.plant("decision", i, "硬化第" + i + "村民小组道路", i));
        cases.close(cases.plant("decision", 59, "疏通村南水渠", 70), "implemented", 35);
        cases.late(cases.plant("decision", 60, "修缮文化活动室，添置图书和桌椅，供村民议事和老人活动使用", 80));
        cases.plant("cadre-recall", 1, "村民委员会主任罢免要求", 90);
    }

    @AfterEach
    void takeUp() {
        cases.takeUp();
    }

    @Test
    void the_auditor_finds_narrows_turns_and_is_told_what_is_wrong() {
        Visitor auditor = visits.of("auditor");
        auditor.open("/");
        auditor.press("main .ways a:has-text('查案')");
        auditor.seesOnlyChinese();
        auditor.page().selectOption("#org", VILLAGE);
        auditor.press("button:has-text('查询')");
        auditor.sees("共61件");
        auditor.sees("涉及个人职务，事项不显示");
        good(auditor, "audit-1-found");
        auditor.press("a:has-text('下一页')");
        assertThat(auditor.page().locator("tbody tr")).hasCount(11);
        auditor.press("a:has-text('上一页')");
        assertThat(auditor.page().locator("tbody tr")).hasCount(50);
        auditor.page().check("#overdue");
        auditor.press("button:has-text('查询')");
        assertThat(auditor.page().locator("tbody tr")).hasCount(1);
        auditor.page().fill("#actor", "查无此人");
        auditor.press("button:has-text('查询')");
        auditor.sees("名册中没有");
        assertThat(auditor.page().locator("#actor[aria-invalid=true]")).hasValue("查无此人");
        good(auditor, "audit-2-refused");
        auditor.open("/audit/?org=" + VILLAGE + "&outcome=withdrawn");
        auditor.sees("没有符合条件的案件");
        auditor.seesOnlyChinese();
        good(auditor, "audit-3-nothing");
        assertThat(auditor.complaints()).filteredOn(c -> !c.contains("status of 400")).isEmpty();
    }

    private static void good(Visitor visitor, String picture) {
        visitor.snap(picture);
        assertThat(new AxeBuilder(visitor.page()).analyze().getViolations().stream().filter(r -> !"minor".equals(r.getImpact()))
                .map(r -> r.getId() + r.getNodes().get(0).getHtml()).toList()).as(picture).isEmpty();
    }

    @Test
    void on_the_telephone_nothing_hangs_over_the_edge() {
        Visitor auditor = visits.anonymous("phone", new Browser.NewContextOptions().setViewportSize(390, 800));
        auditor.open("/login");
        auditor.logIn("auditor", Visitor.PASSWORD);
        auditor.open("/audit/?org=" + VILLAGE);
        auditor.sees("共61件");
        good(auditor, "audit-4-phone");
        assertThat((Integer) auditor.page().evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
    }
}
