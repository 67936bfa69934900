package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import org.cunyi.CunyiTest;
import org.cunyi.publicity.web.WallNotices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The township's office at the register, and a villager who wants to know whom to call. */
@CunyiTest
class CadreRegisterTest extends BrowserTest {

    private WallNotices wall;

    @BeforeEach
    void wall() {
        wall = new WallNotices(jdbc, port);
    }

    @AfterEach
    void takeDown() {
        wall.takeDown();
    }

    @Test
    void the_township_looks_appoints_in_vain_and_opens_a_post() {
        Visitor office = visits.of("shiqiao-office");
        office.open("/");
        office.press("main a:has-text('村干部登记簿')");
        office.seesOnlyChinese();
        good(office, "cadres-1-list");
        office.press("a:has-text('登记任职')");
        office.page().fill("#login", "wang-new-clerk");
        office.page().fill("#name", "周大山");
        office.page().selectOption("#kind", "hired");
        office.page().selectOption("#cause", "appointed");
        office.page().fill("#title", "专干");
        office.page().fill("#basis", "石桥镇任〔2026〕3号");
        office.press("main form button");
        office.sees("没有有效的任职资格联审“通过”结论，不得任职");
        assertThat(office.page().locator("#title")).hasValue("专干");
        good(office, "cadres-2-refused");
        office.open("/registers/cadres?text=王有田");
        office.press("main table a:has-text('王有田')");
        office.seesOnlyChinese();
        good(office, "cadres-3-post");
        assertThat(office.complaints()).filteredOn(c -> !c.contains("status of 400")).isEmpty();
    }

    private static void good(Visitor visitor, String picture) {
        visitor.snap(picture);
        assertThat(new AxeBuilder(visitor.page()).analyze().getViolations().stream().filter(r -> !"minor".equals(r.getImpact()))
                .map(r -> r.getId() + r.getNodes().get(0).getHtml()).toList()).as(picture).isEmpty();
    }

    @Test
    void a_villager_finds_whom_to_call() {
        wall.cadre(wall.hang("cadre-info", "posted", true, org.cunyi.TestClock.TODAY, "王村村干部基本信息公开", "姓名：王建川\n职务：村党组织书记兼村民委员会主任\n"
                + "工作分工：主持村全面工作\n办公电话：0394-6123456\n办公时间：工作日8:00至17:00"), "wang-secretary");
        Visitor neighbour = visits.anonymous("phone", new Browser.NewContextOptions().setViewportSize(360, 740).setJavaScriptEnabled(false));
        neighbour.open("/public/990101102201");
        neighbour.press("main a:has-text('村干部基本信息')");
        neighbour.sees("0394-6123456");
        neighbour.snap("cadres-4-public");
    }
}
