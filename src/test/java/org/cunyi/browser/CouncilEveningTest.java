package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.deliberation.Evening.DAY;
import static org.cunyi.deliberation.Evening.LI;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.util.Map;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.deliberation.Evening;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** An evening of 李村's council: the chair in Tasklist, the clerk with a telephone at the door. */
@CunyiTest
class CouncilEveningTest {

    private static final String TITLE = "冬季乡村夜话";

    @RegisterExtension
    final Visits visits = new Visits();
    @Autowired
    private ApplicationContext context;
    @Autowired
    private TestClock clock;

    @AfterEach
    void leave_nothing_to_others() {
        clock.reset();
        new Evening(context, LI).clear();
    }

    @Test
    void a_session_goes_from_its_agenda_to_its_minutes() {
        Evening evening = new Evening(context, LI);
        evening.clear();
        String canal = evening.topic("修整灌溉水渠");
        evening.topic("安装太阳能路灯");
        Visitor chair = visits.of("li-council-chair");
        Visitor clerk = visits.of("li-clerk");
        new Tasklist(chair).begin("议事会议").fill(Map.of("title", TITLE)).done();
        convene(chair, canal);
        clock.plusDays(3);
        String number = atTheDoor(clerk);
        close(clerk, evening);
        new Tasklist(chair).claim("通报决议进展、逐一销号", TITLE).done();
        deliberate(chair);
        Tasklist minutes = new Tasklist(clerk).claim("整理会议纪要", TITLE).choose("修整灌溉水渠（点名表决结果属实吗", "属实").fill(Map.of("content", "会议按议程进行。"));
        clerk.seesOnlyChinese();
        clerk.snap("council-5-minutes");
        minutes.done();
        clerk.open("/cases/" + number);
        clerk.sees("通过，形成决议");
        clerk.snap("council-6-case");
    }

    private void convene(Visitor chair, String canal) {
        Tasklist form = new Tasklist(chair).claim("拟定议程", TITLE);
        form.field("topic_" + canal).check();
        assertThat(form.field("speaker_" + canal)).hasValue("郑巧云");
        form.fill(Map.of("heldOn", "2026-11-23", "startsAt", "19:30", "endsAt", "21:00", "place", "村文化礼堂", "guests",
                "王律师，某律师事务所，wang@example.org，法律顾问\n赵工，水利站，，技术指导"));
        assertThat(form.submit()).isEqualTo(400);
        assertThat(form.refusal()).containsText("提前1天通知，不足3天");
        assertThat(form.field("topic_" + canal)).isChecked();
        chair.seesOnlyChinese();
        chair.snap("council-1-agenda");
        form.fill(Map.of("heldOn", DAY)).done();
    }

    private String atTheDoor(Visitor clerk) {
        clerk.open("/cases");
        clerk.page().fill("#text", TITLE);
        clerk.press("form.filter button");
        clerk.press("td a[href^='/cases/YS-']:has-text('" + TITLE + "')");
        clerk.press("a:has-text('打开“议事会议”页面')");
        String address = clerk.page().url();
        Visitor door = visits.anonymous("door", new Browser.NewContextOptions().setViewportSize(360, 740).setHasTouch(true));
        door.open("/login");
        door.logIn("li-clerk", Visitor.PASSWORD);
        door.open(address);
        for (String member : new String[] {"李怀谷", "郑巧云", "李金凤"}) {
            door.press("button[aria-label='" + member + "签到']");
        }
        assertThat(door.page().locator("#h-seats")).hasText("签到（3/20）");
        assertThat((Boolean) door.page().evaluate("document.documentElement.scrollWidth <= 360")).isTrue();
        door.snap("council-2-door");
        assertThat(door.complaints()).isEmpty();
        return address.replaceFirst(".*/", "");
    }

    private void close(Visitor clerk, Evening evening) {
        Tasklist form = new Tasklist(clerk).claim("会议签到", TITLE);
        assertThat(form.field("present_" + evening.members().get(0))).isChecked();
        evening.members().subList(3, 15).forEach(m -> form.field("present_" + m).check());
        clerk.seesOnlyChinese();
        clerk.snap("council-3-sign-in");
        form.done();
    }

    private void deliberate(Visitor chair) {
        Tasklist form = new Tasklist(chair).claim("审议议题“修整灌溉水渠”", TITLE);
        form.fill(Map.of("speakers", "郑巧云：应当修。")).choose("形成基本共识了吗", "是").choose("怎样表决", "点名表决");
        assertThat(form.field("inFavour")).not().isVisible();
        Locator votes = form.form().locator(".fjs-form-field-select").filter(new Locator.FilterOptions().setHasNot(chair.page().locator(
                "label:has-text('责任人')")));
        assertThat(votes).hasCount(14);
        for (int i = 0; i < 14; i++) {
            votes.nth(i).locator(".fjs-select-display").click();
            chair.page().locator(".fjs-dropdownlist-item").filter(new Locator.FilterOptions().setHasText(i < 10 ? "赞成" : "反对")).first().click();
        }
        form.choose("责任人", "李春阳").fill(Map.of("resolution", "年内完成东段清淤", "deadline", "2026-12-20", "measure", "东段通水"));
        chair.seesOnlyChinese();
        chair.snap("council-4-topic");
        form.done();
    }
}
