package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.cunyi.CunyiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One login for our pages and the engine's applications: in by one door, out of all rooms. */
@CunyiTest
class LoginTest {

    private static final String NEW_PASSWORD = "qingming-0405";

    @RegisterExtension
    final Visits visits = new Visits();

    @Test
    void a_wrong_password_is_refused_without_saying_which_half_was_wrong() {
        Visitor official = visits.anonymous("unit-environment");
        official.open("/login");
        official.logIn("unit-environment", "not-the-password");
        official.sees("登录名或密码不正确");
        official.snap("login-refused");
        official.logIn("nobody-of-this-name", Visitor.PASSWORD);
        official.sees("登录名或密码不正确");
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
            member.logIn("wang-committee-2", NEW_PASSWORD);
            member.sees("何淑芬");
        } finally {
            changePassword(member, NEW_PASSWORD, Visitor.PASSWORD);
        }
        visits.of("wang-committee-2").sees("何淑芬");
    }

    @Test
    void a_new_password_ends_the_login_at_the_other_desk_which_says_why() {
        Visitor here = visits.of("li-committee-2");
        Visitor there = visits.of("li-committee-2");
        there.open("/cases");
        changePassword(here, Visitor.PASSWORD, NEW_PASSWORD);
        try {
            there.press("header nav a[href='/cases']");
            there.sees("密码已修改，请用新密码重新登录");
            there.snap("login-ended");
            there.logIn("li-committee-2", NEW_PASSWORD);
            assertThat(there.page()).hasURL(Pattern.compile(".*/cases.*"));
        } finally {
            changePassword(here, NEW_PASSWORD, Visitor.PASSWORD);
        }
    }

    @Test
    void a_bad_new_password_is_refused_beside_its_field() {
        Visitor clerk = visits.of("li-supervision");
        clerk.open("/account/password");
        clerk.page().fill("#old", Visitor.PASSWORD);
        clerk.page().fill("#wanted", "password123");
        clerk.page().fill("#repeated", "password123");
        clerk.press("main form button");
        assertThat(clerk.page().locator("#wanted-problem")).containsText("太常见");
        clerk.seesOnlyChinese();
    }

    @Test
    void after_five_wrong_passwords_the_page_says_how_long_to_wait_and_an_administrator_ends_it() {
        Visitor member = visits.anonymous("li-council-member");
        member.open("/login");
        for (int i = 0; i < 5; i++) {
            member.logIn("li-council-member", "not-the-password");
            member.sees("登录名或密码不正确");
        }
        member.logIn("li-council-member", Visitor.PASSWORD);
        member.sees("密码输错次数过多，已暂时锁定，请在15分钟后再试");
        Visitor admin = visits.of("admin");
        admin.open("/admin/people");
        admin.snap("people-locked");
        admin.press("form[action='/admin/people/li-council-member/unlock'] button");
        admin.sees("已解锁");
        member.logIn("li-council-member", Visitor.PASSWORD);
        member.sees("您好");
    }

    private static void changePassword(Visitor visitor, String old, String wanted) {
        visitor.open("/account/password");
        visitor.page().fill("#old", old);
        visitor.page().fill("#wanted", wanted);
        visitor.page().fill("#repeated", wanted);
        visitor.press("main form button");
        visitor.sees("密码已修改");
    }
}
