package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.decision.Sheets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From a task in Tasklist one comes to handing it over, asking for it and taking back, in Chinese. */
@CunyiTest
class TasklistPeopleTest {

    private static final String TITLE = "修缮灌溉水渠";

    @RegisterExtension
    final Visits visits = new Visits();
    @LocalServerPort
    private int port;

    @Test
    void a_tab_beside_the_form_leads_to_the_acts_on_the_case_page() {
        Map<String, Object> matter = Sheets.with(Sheets.matter("public-welfare"), "title", TITLE);
        String number = new Client(port, "zhang-clerk").start(Sheets.ZHANG, matter).json().path("caseNumber").asText();
        Visitor secretary = visits.of("zhang-secretary");
        new Tasklist(secretary).open("村党组织提议", TITLE);
        secretary.page().locator(".nav-tabs a, .nav-tabs button").filter(new Locator.FilterOptions().setHasText("转办与催办")).first().click();
        secretary.snap("people-1-tab");
        secretary.page().locator("ul.cunyi-people a").filter(new Locator.FilterOptions().setHasText("催办")).first().click();
        secretary.page().waitForURL("**/cases/" + number + "#action-remind");
        assertThat(secretary.page().locator("#action-remind h2")).hasText("催办");
        secretary.page().locator("#action-remind select").selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        secretary.page().locator("#action-remind textarea").fill("请尽快召开会议");
        secretary.page().locator("#action-remind button").click();
        assertThat(secretary.page().locator("#action-remind")).hasCount(0);
        secretary.snap("people-2-case");
        assertThat(new Client(port, "zhang-clerk").get("/api/audit/cases/" + number).body()).contains("task.reminded");
    }
}
