package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.cunyi.CunyiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** One login for our pages and the engine's applications: in by one door, out of all rooms. */
@CunyiTest
class LoginTest {

    private static final String NEW_PASSWORD = "qingming-0405";

    @RegisterExtension
    final Visits visits = new Visits();
    @Autowired
    private IdentityService identities;

    @Test
    void a_wrong_password_is_refused_without_saying_which_half_was_wrong() {
        Visitor official = visits.anonymous("unit-environment");
        official.open("/login");
        official.logIn("unit-environment", "not-the-password");
        official.sees("登录名或密码不正确");
        official.snap("login-refused");
        official.logIn("nobody-of-this-name", Visitor.PASSWORD);
        official.sees("登录名或密码不正确");
        delayIsOver("unit-environment");
        official.logIn("unit-environment", Visitor.PASSWORD);
        official.sees("您好");
    }

    @Test
    void the_login_leads_to_the_page_that_was_asked_for() {
        Visitor clerk = visits.anonymous("wang-clerk");
        clerk.open("/cases?state=done");
        assertThat(clerk.page()).hasURL(Pattern.compile(".*/login"));
        clerk.logIn("wang-clerk", Visitor.PASSWORD);
        assertThat(clerk.page()).hasURL(Pattern.compile(".*/cases\\?state=done.*"));
        assertThat(clerk.page().locator("#state")).hasValue("done");

        Visitor secretary = visits.anonymous("wang-secretary");
        secretary.open(Tasklist.PATH);
        secretary.logIn("wang-secretary", Visitor.PASSWORD);
        assertThat(secretary.page().locator(".task-filter.active")).containsText("本岗位待办");
        assertThat(secretary.page().locator("li.account")).containsText("王建川");
    }

    @Test
    void whoever_logs_out_in_tasklist_is_out_everywhere() {
        Visitor clerk = visits.of("wang-clerk");
        Page other = clerk.page().context().newPage();
        other.navigate("/cases");
        assertThat(other.locator("h1")).hasText("案件");
        clerk.open(Tasklist.PATH);
        clerk.page().click("li.account a.dropdown-toggle");
        clerk.page().click("li.logout a");
        assertThat(clerk.page()).hasURL(Pattern.compile(".*/login.*"));
        clerk.snap("login-after-logout");
        other.navigate("/cases");
        assertThat(other).hasURL(Pattern.compile(".*/login"));
        assertThat(other.request().get("/api/cases").status()).isEqualTo(401);
        assertThat(other.request().get("/engine-rest/task").status()).isEqualTo(401);
    }

    @Test
    void a_changed_password_works_and_the_old_one_no_longer_does() {
        Visitor member = visits.of("wang-committee-2");
        changePassword(member, Visitor.PASSWORD, NEW_PASSWORD);
        try {
            member.press("header button");
            member.sees("已退出登录");
            member.logIn("wang-committee-2", Visitor.PASSWORD);
            member.sees("登录名或密码不正确");
            delayIsOver("wang-committee-2");
            member.logIn("wang-committee-2", NEW_PASSWORD);
            member.sees("何淑芬");
        } finally {
            delayIsOver("wang-committee-2");
            changePassword(member, NEW_PASSWORD, Visitor.PASSWORD);
        }
        visits.of("wang-committee-2").sees("何淑芬");
    }

    private static void changePassword(Visitor visitor, String old, String wanted) {
        visitor.open("/account/password");
        visitor.page().fill("#old", old);
        visitor.page().fill("#wanted", wanted);
        visitor.page().fill("#repeated", wanted);
        visitor.press("main form button");
        visitor.sees("密码已修改");
    }

    /** The engine makes a person wait after a wrong password; the test does not. */
    private void delayIsOver(String login) {
        identities.unlockUser(login);
    }
}
