package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.decision.Sheets;
import org.cunyi.deliberation.Papers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A member of the council with an old telephone. */
@CunyiTest
class RaiseTopicTest {

    private static final int WIDTH = 360;

    @RegisterExtension
    final Visits visits = new Visits();
    @LocalServerPort
    private int port;

    @Test
    void a_member_raises_a_topic_on_a_small_telephone_and_follows_it() {
        Visitor member = visits.anonymous("council-member", new Browser.NewContextOptions().setViewportSize(WIDTH, 740).setIsMobile(true)
                .setHasTouch(true));
        member.open("/login");
        member.logIn("zhang-council-member", Visitor.PASSWORD);
        member.open("/deliberation");
        member.press("main a:has-text('提出议题')");
        fits(member, "new topic");
        member.page().fill("#title", "村口装减速带");
        member.page().fill("#content", " ");
        member.page().fill("#proposal", "在村口两侧各装一条减速带。");
        member.page().fill("#concerns", "全体村民");
        member.press("main form button");
        assertThat(member.page().locator("#content-problem")).hasText("议题内容：必须填写");
        assertThat(member.page().locator("#proposal")).hasValue("在村口两侧各装一条减速带。");
        fits(member, "refused");
        member.snap("topic-1-refused");
        member.page().fill("#content", "村口弯道车速快，老人孩子过路危险。");
        member.press("main form button");
        member.sees("已经提出，等待村党组织会前预审");
        fits(member, "own topics");
        member.snap("topic-2-raised");
        String number = member.page().locator(".notices .number").first().textContent();
        assertThat(new Client(port, "zhang-secretary").complete(number, "prereview", Papers.notPrepared("请补充报价")).status()).isEqualTo(204);
        member.open("/deliberation/topics");
        member.sees("等待补充材料：没有准备充分");
        member.press(".notices a:has-text('去补充')");
        member.sees("请补充报价");
        fits(member, "case");
        member.snap("topic-3-case");
        for (String path : new String[] {"/", "/deliberation", "/deliberation/" + Sheets.ZHANG, "/deliberation/" + Sheets.ZHANG + "/points"}) {
            member.open(path);
            fits(member, path);
            member.snap("topic-phone" + path.replace('/', '-'));
        }
        assertThat(member.complaints()).filteredOn(c -> !c.contains("400")).isEmpty();
    }

    @Test
    void officials_look_at_the_councils_of_their_villages() {
        Visitor official = visits.of("liulin-office");
        for (String path : new String[] {"/deliberation", "/deliberation/" + Sheets.ZHANG, "/deliberation/" + Sheets.ZHANG + "/points"}) {
            official.open(path);
            official.snap("council" + path.replace('/', '-'));
        }
        Visitor chair = visits.of("zhang-council-chair");
        chair.open("/deliberation/" + Sheets.ZHANG + "/points");
        chair.seesOnlyChinese();
        chair.open("/deliberation/" + Sheets.ZHANG);
        chair.seesOnlyChinese();
        assertThat(official.complaints()).isEmpty();
    }

    private static void fits(Visitor visitor, String what) {
        assertThat((Integer) visitor.page().evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).as(what).isZero();
    }
}
