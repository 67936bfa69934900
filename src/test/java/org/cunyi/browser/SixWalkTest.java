package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.cunyi.decision.Sheets.consultation;
import static org.cunyi.decision.Sheets.poll;
import static org.cunyi.decision.Sheets.proposal;
import static org.cunyi.decision.Sheets.representatives;
import static org.cunyi.decision.Sheets.review;

import java.time.LocalDate;
import java.util.Map;
import org.cunyi.CunyiTest;
import org.cunyi.decision.Sheets;
import org.cunyi.org.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 六议两公开 in Tasklist, in a county whose setting picks it: from the motion to the board. */
@CunyiTest
class SixWalkTest extends BrowserTest {

    private static final String TITLE = "安装太阳能路灯";
    private static final String BASIS = "本县规定（六议浏览器测试）";

    @Autowired
    private Settings settings;

    @BeforeEach
    void the_county_runs_six() {
        settings.set("990101", Settings.PROCEDURE, "decision-six", BASIS, LocalDate.of(2026, 1, 2));
    }

    @AfterEach
    void the_county_runs_four() {
        jdbc.sql("delete from county_setting where legal_basis = ?").param(BASIS).update();
    }

    @Test
    void a_motion_goes_through_six_deliberations_to_the_board() {
        Visitor clerk = visits.of("zhang-clerk");
        Visitor secretary = visits.of("zhang-secretary");
        new Tasklist(clerk).begin("六议两公开").fill(Map.of("title", TITLE, "summary", "在村内主干道安装太阳能路灯三十盏。"))
                .choose("事项类别", "公益事业").choose("事由", "党员群众建议").done();
        Tasklist screening = new Tasklist(secretary).claim("动议审查", TITLE).choose("审查结论", "列入提议");
        secretary.seesOnlyChinese();
        secretary.snap("six-1-motion");
        screening.done();
        new Tasklist(secretary).claim("村党组织提议", TITLE).fill(proposal()).done();
        new Tasklist(clerk).claim("村“两委”商议", TITLE).fill(consultation()).done();
        new Tasklist(clerk).claim("党员大会审议", TITLE).fill(review()).done();
        Tasklist asking = new Tasklist(clerk).claim("民议入户征询", TITLE).fill(poll());
        clerk.snap("six-2-poll");
        asking.done();
        Map<String, Object> representatives = representatives();
        representatives.remove("meetingKind");
        new Tasklist(clerk).claim("村民决议", TITLE).choose("会议形式", "村民代表会议").fill(representatives).done();

        clerk.open("/cases");
        clerk.page().fill("#text", TITLE);
        clerk.press("form.filter button");
        clerk.press("td a[href^='/cases/JC-']:has-text('" + TITLE + "')");
        assertThat(clerk.page().locator(".diagram .djs-element").first()).isVisible();
        clerk.sees("民议入户征询（第1次）");
        clerk.sees("300户（达到要求）");
        for (String step : new String[] {"user_motion_screening", "user_household_poll", "user_villagers_resolution"}) {
            assertThat(clerk.page().locator(".diagram [data-element-id=" + step + "].done")).hasCount(1);
        }
        clerk.snap("six-3-case");
        String number = clerk.page().url().replaceFirst(".*/", "");

        Tasklist draft = new Tasklist(clerk).claim("起草公告", TITLE);
        org.assertj.core.api.Assertions.assertThat(draft.field("noticeBody").inputValue()).contains("入户征询300户（全村402户），同意280户");
        draft.done();
        new Matter(port, TITLE, number).agreed().released();
        Visitor neighbour = visits.anonymous("neighbour");
        neighbour.open("/public/" + Sheets.ZHANG + "?q=" + java.net.URLEncoder.encode(TITLE, java.nio.charset.StandardCharsets.UTF_8));
        neighbour.sees("张村关于“" + TITLE + "”的决议公告");
    }
}
