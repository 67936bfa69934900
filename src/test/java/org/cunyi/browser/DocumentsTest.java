package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.archive.Papers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Documents added where the work is: in Tasklist's task view, and on the case page of a telephone. Pictures stay in target/paper. */
@CunyiTest
class DocumentsTest {

    private static final String TITLE = "修缮村级水塔";

    @RegisterExtension
    final Visits visits = new Visits();
    @LocalServerPort
    private int port;

    private Matter matter;
    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void task() {
        matter = Matter.raised(port, TITLE, Map.of());
    }

    private Page page(String login) {
        Page page = visits.of(login).page();
        page.onConsoleMessage(m -> {
            if (m.type().equals("error")) {
                complaints.add(m.text());
            }
        });
        return page;
    }

    private static FilePayload photo(String name) {
        return new FilePayload(name, "image/jpeg", Papers.photoWithPlace());
    }

    private static void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/paper/" + name + ".png")).setFullPage(true));
    }

    @Test
    void the_task_view_has_a_tab_for_documents() {
        Visitor visitor = visits.of("zhang-secretary");
        Page page = visitor.page();
        new Tasklist(visitor).claim("村党组织提议", TITLE);
        page.locator(".nav-tabs a").filter(new Locator.FilterOptions().setHasText("材料")).click();
        Locator tab = page.locator(".cunyi-documents");
        assertThat(tab).containsText("还没有上传材料");
        tab.locator("#cunyi-kind").selectOption("photo");
        tab.locator("#cunyi-file").setInputFiles(new FilePayload[] {photo("会场.jpg"),
            new FilePayload("签到.pdf", "application/pdf", Papers.pdf())});
        tab.locator("button[type=submit]").click();
        assertThat(tab.locator("li")).hasCount(2);
        assertThat(tab).containsText("会场.jpg");
        assertThat(tab).containsText("照片，村党组织提议");
        assertThat(tab.locator("li img").first()).hasJSProperty("naturalWidth", 240);
        look(page, "tasklist");

        tab.locator("#cunyi-kind").selectOption("photo");
        tab.locator("#cunyi-file").setInputFiles(new FilePayload("program.jpg", "image/jpeg", new byte[] {'M', 'Z', 0}));
        tab.locator("button[type=submit]").click();
        assertThat(tab.locator(".status")).containsText("“program.jpg”没有上传：文件：内容不是PDF");
        tab.locator("li button").first().click();
        assertThat(tab).containsText("已撤回");
        assertThat(new Client(port, "zhang-clerk").get("/api/cases/" + matter.number() + "/documents").json().path("items").findValuesAsText("step"))
                .containsExactly("party_proposal", "party_proposal");
    }

    @Test
    void the_case_page_takes_a_photograph_on_a_telephone_and_shows_papers_in_the_page() {
        Page page = page("zhang-secretary");
        page.setViewportSize(360, 740);
        page.navigate("/cases/" + matter.number());
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        page.locator("#doc-kind").selectOption("photo");
        page.locator("#doc-file").setInputFiles(photo("水塔.jpg"));
        page.locator(".upload button").click();
        assertThat(page.locator(".documents li")).hasCount(1);
        page.locator(".documents").scrollIntoViewIfNeeded();
        assertThat(page.locator(".documents img")).hasJSProperty("naturalWidth", 240);
        page.locator("#doc-kind").selectOption("material");
        page.locator("#doc-file").setInputFiles(new FilePayload("方案.pdf", "application/pdf", Papers.pdf()));
        page.locator(".upload button").click();
        page.locator(".documents summary").filter(new Locator.FilterOptions().setHasText("在页内查看")).click();
        page.waitForTimeout(2000);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        page.locator(".documents").screenshot(new Locator.ScreenshotOptions().setPath(Path.of("target/paper/phone.png")));
        assertThat(complaints).isEmpty();
        page.locator("#doc-kind").selectOption("photo");
        page.locator("#doc-file").setInputFiles(new FilePayload("x.jpg", "image/jpeg", new byte[] {'M', 'Z', 0}));
        page.navigate("/cases/" + matter.number());
        page.locator("#doc-kind").selectOption("photo");
        page.locator("#doc-file").setInputFiles(new FilePayload("x.jpg", "image/jpeg", new byte[] {'M', 'Z', 0}));
        page.locator(".upload button").click();
        assertThat(page.locator("p.problem")).containsText("按内容判断");
    }
}
