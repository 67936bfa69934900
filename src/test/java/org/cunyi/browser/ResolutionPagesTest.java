package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.deliberation.resolution.Sitting.LI;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.deliberation.resolution.HeldSession;
import org.cunyi.deliberation.resolution.Sitting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Resolutions as people see them: the chair's phone in the session, Tasklist's form, the ledger, the case. */
@CunyiTest
class ResolutionPagesTest {

    private static final int PHONE = 360;

    @RegisterExtension
    final Visits visits = new Visits();
    @Autowired
    private ApplicationContext context;

    private Walk walk;
    private HeldSession session;

    @BeforeEach
    void begin() {
        walk = new Walk(context);
        Sitting.forgetOthers(context);
        session = new HeldSession(context, LI, "li-council-member");
    }

    @AfterEach
    void remember() {
        walk.remember();
    }

    private String resolved() {
        return walk.follow(session.resolve(session.wanted("li-committee", TestClock.TODAY.plusDays(20))));
    }

    private String checked() {
        String number = resolved();
        walk.complete("li-committee", number, "execute", Map.of("content", "都换好了", "finished", "true"));
        walk.complete("li-council-member", number, "verify_result", Map.of("accepted", "true"));
        return number;
    }

    private void fits(Visitor visitor) {
        assertThat(visitor.page().evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).isEqualTo(0);
        assertThat(new AxeBuilder(visitor.page()).withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa")).analyze().getViolations().stream()
                .filter(r -> Set.of("serious", "critical").contains(r.getImpact())).map(r -> r.getId() + r.getNodes().get(0).getHtml()).toList()).isEmpty();
    }

    @Test
    void the_chair_answers_one_by_one_on_the_phone_and_is_told_what_is_missing() {
        String done = checked();
        String open = resolved();
        Sitting sitting = new Sitting(context, walk);
        Visitor chair = visits.anonymous("chair", new Browser.NewContextOptions().setViewportSize(PHONE, 740));
        chair.open("/login");
        chair.logIn("li-council-chair", Visitor.PASSWORD);
        chair.open("/deliberation/sessions/" + sitting.number() + "/resolutions");
        chair.sees("未答复2项");
        chair.snap("resolutions-phone");
        fits(chair);
        chair.page().check("#c-" + open);
        chair.press("#r-" + open + " button");
        chair.sees("新的办理期限：继续办理的必须填写");
        chair.snap("resolutions-phone-missing");
        chair.page().fill("#d-" + open, LocalDate.of(2027, 2, 1).toString());
        chair.press("#r-" + open + " button");
        chair.sees("未答复1项");
        chair.page().check("#s-" + done);
        chair.press("#r-" + done + " button");
        chair.sees("都已答复");
        chair.press("nav.tabs a:has-text('全部')");
        chair.sees("新期限2027年2月1日");
        chair.snap("resolutions-phone-all");
        fits(chair);
        sitting.go().hear();
        chair.open("/deliberation/sessions/" + sitting.number() + "/resolutions?show=all");
        assertThat(chair.page().locator("form.stacked")).hasCount(0);
    }

    @Test
    void the_form_in_tasklist_offers_the_unanswered_ones() {
        String done = checked();
        String open = resolved();
        new Sitting(context, walk);
        Visitor chair = visits.of("li-council-chair");
        Tasklist list = new Tasklist(chair).claim("通报决议进展、逐一销号", "李村议事会");
        chair.snap("resolutions-tasklist");
        list.field("deadline_" + open).fill("2027-02-01");
        assertThat(list.submit()).isEqualTo(400);
        chair.page().locator(".fjs-form-field:has([id$='_answer_" + open + "']) .fjs-select-display").click();
        chair.page().locator(".fjs-dropdownlist-item").filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("继续办理")).first().click();
        chair.page().locator(".fjs-form-field:has([id$='_answer_" + done + "']) .fjs-select-display").click();
        chair.page().locator(".fjs-dropdownlist-item").filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("同意销号")).first().click();
        chair.snap("resolutions-tasklist-filled");
        list.done();
    }

    @Test
    void the_ledger_and_the_case_show_how_it_stands() {
        String number = checked();
        resolved();
        Visitor clerk = visits.of("li-clerk");
        clerk.open("/registers/resolutions");
        clerk.sees(number);
        clerk.snap("resolutions-ledger");
        fits(clerk);
        clerk.open("/cases/" + number);
        clerk.sees("办理经过");
        clerk.snap("resolutions-case");
        Visitor narrow = visits.anonymous("narrow", new Browser.NewContextOptions().setViewportSize(PHONE, 740));
        narrow.open("/login");
        narrow.logIn("liulin-committee", Visitor.PASSWORD);
        narrow.open("/registers/resolutions?org=" + LI);
        narrow.snap("resolutions-ledger-phone");
        fits(narrow);
    }
}
