package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.cunyi.CunyiTest;
import org.cunyi.Walk;
import org.cunyi.decision.Sheets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A trace as an auditor sees it: the loop and the called process in the picture, the fired row in its table, on a desk, on a phone and on paper. */
@CunyiTest
class TracePagesTest {

    private static final int PHONE = 390;

    @RegisterExtension
    final Visits visits = new Visits();
    @Autowired
    private ApplicationContext context;

    private Walk walk;
    private String number;

    @BeforeEach
    void a_case_with_a_loop_that_is_being_published() {
        walk = new Walk(context);
        number = walk.begin("zhang-clerk", "decision", Sheets.with(Sheets.matter("public-welfare"), "title", "修缮村小学围墙"));
        walk.complete("zhang-secretary", number, "party_proposal", Sheets.proposal());
        walk.complete("zhang-clerk", number, "joint_consultation", Sheets.sheet("2026-09-05", 5, 5, 0, 0));
        walk.complete("zhang-clerk", number, "joint_consultation", Sheets.consultation());
        walk.complete("zhang-clerk", number, "party_review", Sheets.review());
        walk.complete("zhang-clerk", number, "villagers_resolution", Sheets.representatives());
        walk.release(walk.child(number, 0), "决议公告", "决议通过，现予公布。");
    }

    @AfterEach
    void remember() {
        walk.remember();
    }

    private static void fits(Visitor visitor) {
        assertThat(visitor.page().evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).isEqualTo(0);
        assertThat(new AxeBuilder(visitor.page()).withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa")).exclude(".djs-container")
                .exclude(".dmn").analyze().getViolations().stream().filter(r -> Set.of("serious", "critical").contains(r.getImpact()))
                .map(r -> r.getId() + r.getNodes().get(0).getHtml()).toList()).isEmpty();
    }

    /** The library of tables says of itself that it is built for development, and our policy refuses the styles in the markup of its mark; nothing else. */
    private static void quiet(Visitor visitor) {
        assertThat(visitor.complaints().stream().filter(c -> !c.contains("/vendor/dmn-js/")).toList()).isEmpty();
    }

    private static void pictured(Visitor visitor) {
        assertThat(visitor.page().locator("#course > .diagram .djs-element").first()).isVisible();
    }

    @Test
    void the_picture_shows_the_loop_the_way_and_what_was_called() {
        Visitor auditor = visits.of("auditor");
        auditor.open("/audit/cases/" + number);
        pictured(auditor);
        Page page = auditor.page();
        assertThat(page.locator("#course > .diagram [data-element-id=user_joint_consultation].done")).hasCount(1);
        assertThat(page.locator("#course > .diagram [data-container-id=user_joint_consultation] .times")).hasText("2");
        assertThat(page.locator("#course > .diagram [data-element-id=call_publish_resolution].active")).hasCount(1);
        assertThat(page.locator("#course > .diagram .djs-connection.taken").first()).isAttached();
        page.click(".diagram-tools button:has-text('看全图')");
        auditor.snap("trace-desk");
        page.click("details.called summary");
        assertThat(page.locator("details.called .diagram .djs-element").first()).isVisible();
        page.locator("details.called").screenshot(new com.microsoft.playwright.Locator.ScreenshotOptions().setPath(Path.of("target/screenshots/trace-called.png")));
        fits(auditor);
        auditor.press("#course > .diagram a.called");
        auditor.sees(walk.child(number, 0));
        pictured(auditor);
        quiet(auditor);
    }

    @Test
    void the_row_that_fired_is_marked_in_the_table_that_was_asked() {
        Visitor auditor = visits.of("auditor");
        auditor.open("/audit/cases/" + number + "?kind=rules");
        Page page = auditor.page();
        page.locator(".rule-table:has-text('会议结果判定') summary").nth(1).click();
        assertThat(page.locator(".dmn tr.fired")).hasCount(1);
        assertThat(page.locator(".dmn tr.fired [data-row-id=rule_two_committees]").first()).isAttached();
        page.locator(".rule-table[open] .bjs-powered-by").scrollIntoViewIfNeeded();
        assertThat(page.locator(".rule-table[open] .bjs-powered-by")).isInViewport();
        auditor.snap("trace-rules");
        fits(auditor);
        quiet(auditor);
    }

    @Test
    void it_fits_on_a_phone() {
        Visitor phone = visits.anonymous("phone", new Browser.NewContextOptions().setViewportSize(PHONE, 844));
        phone.open("/login");
        phone.logIn("auditor", Visitor.PASSWORD);
        phone.open("/audit/cases/" + number);
        pictured(phone);
        phone.page().locator(".rule-table summary").first().click();
        assertThat(phone.page().locator(".dmn tr.fired").first()).isVisible();
        phone.snap("trace-phone");
        fits(phone);
        quiet(phone);
    }

    @Test
    void on_paper_the_whole_picture_is_there() throws IOException {
        Visitor auditor = visits.of("auditor");
        auditor.open("/audit/cases/" + number);
        pictured(auditor);
        Path paper = Path.of("target/screenshots/trace.pdf");
        Files.createDirectories(paper.getParent());
        auditor.page().pdf(new Page.PdfOptions().setPath(paper).setPreferCSSPageSize(true).setPrintBackground(true));
        try (PDDocument pdf = Loader.loadPDF(paper.toFile())) {
            assertThat(pdf.getPages()).allSatisfy(p -> assertThat(Math.max(p.getMediaBox().getWidth(), p.getMediaBox().getHeight())).isBetween(841f, 843f));
        }
    }
}
