package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.Map;
import org.cunyi.CunyiTest;
import org.cunyi.decision.Sheets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The public board (公开栏) on an old phone, and what the browser's console thinks of our pages. */
@CunyiTest
class PublicBoardTest {

    private static final String TITLE = "改造村小学厨房";
    private static final int WIDTH = 360;

    @RegisterExtension
    final Visits visits = new Visits();
    @LocalServerPort
    private int port;

    private static Matter matter;

    @BeforeEach
    void notice() {
        if (matter == null) {
            matter = Matter.raised(port, TITLE, Map.of()).proposed().consulted(Map.of()).reviewed().resolved();
            matter.drafted().agreed().released();
        }
    }

    @Test
    void a_neighbour_finds_a_notice_on_an_old_phone_without_scripts() {
        Visitor neighbour = phone(false);
        neighbour.open("/public/");
        neighbour.snap("board-1-home");
        neighbour.press("main h2 a:has-text('清河县')");
        assertThat(neighbour.page().locator("h1")).hasText("清河县");
        neighbour.page().click("summary");
        neighbour.press("details a:has-text('柳林镇')");
        neighbour.page().click("summary");
        neighbour.press("details a:has-text('张村')");
        neighbour.page().fill("#q", "小学厨房");
        neighbour.press("main form button");
        neighbour.snap("board-2-village");
        neighbour.press(".notices a");
        assertThat(neighbour.page().locator("h1")).hasText("关于" + TITLE + "的公告");
        neighbour.sees("公示期2026年11月22日至2026年12月7日24时");
        neighbour.sees("还剩15天");
        neighbour.snap("board-3-notice");
    }

    @Test
    void what_is_not_there_is_said_in_plain_words() {
        Visitor neighbour = phone(false);
        neighbour.open("/public/?q=没有这件事");
        neighbour.sees("没有找到“没有这件事”");
        neighbour.open("/public/" + Sheets.ZHANG + "?q=没有这件事");
        neighbour.sees("没有找到，请换一个词试试。");
        assertThat(neighbour.open("/public/990101999").status()).isEqualTo(404);
        neighbour.sees("没有代码为“990101999”的单位");
        neighbour.snap("board-4-unknown");
        assertThat(neighbour.open("/public/notices/0").status()).isEqualTo(404);
        neighbour.sees("没有这份公告");
    }

    @Test
    void no_page_of_the_board_is_wider_than_the_phone() {
        Visitor neighbour = phone(true);
        for (String path : new String[] {"/public/", "/public/990101", "/public/990101101", "/public/" + Sheets.ZHANG, "/public/?q=厨房",
            "/public/990101999", "/login"}) {
            neighbour.open(path);
            assertThat(overhang(neighbour)).as(path).isZero();
        }
        neighbour.open("/public/" + Sheets.ZHANG + "?q=厨房");
        neighbour.press(".notices a");
        assertThat(overhang(neighbour)).as("notice").isZero();
        assertThat(neighbour.complaints()).filteredOn(c -> !c.contains("404")).isEmpty();
    }

    @Test
    void no_page_of_ours_makes_the_browser_complain() {
        Visitor clerk = visits.of("zhang-clerk");
        for (String path : new String[] {"/", "/cases", "/cases?text=厨房&state=open", "/account/password", "/public/",
            "/public/" + Sheets.ZHANG}) {
            clerk.open(path);
        }
        clerk.open("/cases/" + matter.number());
        assertThat(clerk.page().locator(".diagram .djs-element").first()).isVisible();
        for (String tool : new String[] {"看全图", "放大", "缩小", "看当前环节"}) {
            clerk.page().click(".diagram-tools button:has-text('" + tool + "')");
        }
        clerk.snap("case-page");
        assertThat(clerk.complaints()).isEmpty();
    }

    private Visitor phone(boolean scripts) {
        return visits.anonymous(scripts ? "phone" : "old-phone", new Browser.NewContextOptions().setViewportSize(WIDTH, 740)
                .setIsMobile(true).setHasTouch(true).setJavaScriptEnabled(scripts));
    }

    /** How many pixels of the page hang out to the right. */
    private static int overhang(Visitor visitor) {
        return (Integer) visitor.page().evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }
}
