package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.decision.Sheets.consultation;
import static org.cunyi.decision.Sheets.proposal;
import static org.cunyi.decision.Sheets.representatives;
import static org.cunyi.decision.Sheets.review;
import static org.cunyi.decision.Sheets.with;

import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.decision.Sheets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 四议两公开 from the first word to the published result, in Tasklist, each step by the person whose step it is. */
@CunyiTest
class TasklistWalkTest {

    private static final String TITLE = "修建村文化广场";
    private static final String RESOLUTION = "张村关于“" + TITLE + "”的决议公告";
    private static final String RESULT = "张村关于“" + TITLE + "”实施结果的公告";

    @RegisterExtension
    final Visits visits = new Visits();
    @LocalServerPort
    private int port;
    @Autowired
    private ManagementService jobs;
    @Autowired
    private TestClock clock;

    private Visitor clerk;
    private Visitor secretary;
    private Visitor supervision;
    private Visitor committee;
    private Visitor neighbour;

    @AfterEach
    void time() {
        clock.reset();
    }

    @Test
    void a_matter_goes_from_its_first_word_to_the_published_result() {
        clerk = visits.of("zhang-clerk");
        secretary = visits.of("zhang-secretary");
        supervision = visits.of("zhang-supervision");
        committee = visits.of("zhang-committee");
        raise();
        propose();
        sheet("村“两委”商议", consultation());
        sheet("党员大会审议", review());
        resolve();
        announce(RESOLUTION, "应到45人，实到40人；赞成35票，反对3票，弃权2票", "walk-5-resolution");
        onTheBoard(RESOLUTION, "公示期2026年11月22日至2026年12月7日24时");
        neighbour.snap("walk-6-on-the-board");
        periodEnds();
        implement();
        announce(RESULT, "全部完工", "walk-7-result");
        onTheBoard(RESULT, "公示期2026年12月8日至2026年12月23日24时");
        periodEnds();
        closed();
        Stream.of(clerk, secretary, supervision, committee).forEach(TasklistWalkTest::onlyTheRefusalWasComplainedOf);
    }

    private static void onlyTheRefusalWasComplainedOf(Visitor visitor) {
        assertThat(visitor.complaints()).filteredOn(c -> !c.contains("status of 400") && !c.contains("sandboxing")).isEmpty();
    }

    private void raise() {
        Tasklist form = new Tasklist(clerk).begin("四议两公开");
        assertThat(form.form()).containsText("事项名称");
        assertThat(form.form()).not().containsText("所属村");
        form.fill(Map.of("title", TITLE, "summary", "在村委会东侧空地修建文化广场一处。")).choose("事项类别", "公益事业").choose("事由", "党员群众建议");
        clerk.snap("walk-1-raised");
        form.done();
    }

    private void propose() {
        Map<String, Object> impossible = with(proposal(), "present", 6);
        Tasklist form = new Tasklist(secretary).claim("村党组织提议", TITLE).fill(impossible);
        assertThat(form.submit()).isEqualTo(400);
        assertThat(form.refusal()).containsText("实到人数：6人多于应到5人");
        impossible.forEach((key, value) -> assertThat(form.field(key)).hasValue(value.toString()));
        secretary.snap("walk-2-impossible");
        form.fill(Map.of("present", 5)).done();
    }

    private void sheet(String task, Map<String, Object> sheet) {
        new Tasklist(clerk).claim(task, TITLE).fill(sheet).done();
    }

    private void resolve() {
        Map<String, Object> representatives = representatives();
        representatives.remove("meetingKind");
        Tasklist form = new Tasklist(clerk).claim("村民决议", TITLE).choose("会议形式", "村民代表会议").fill(representatives);
        form.fill(Map.of("present", 29, "inFavour", 24)).done();
        casePage(clerk);
        clerk.sees("会议未成立，须重新召开");
        clerk.snap("walk-3-no-quorum");
        form.claim("村民决议", TITLE).choose("会议形式", "村民代表会议").fill(representatives);
        clerk.snap("walk-4-resolution");
        form.done();
    }

    private void announce(String title, String figures, String picture) {
        Tasklist draft = new Tasklist(clerk).claim("起草公告", TITLE);
        assertThat(draft.field("noticeTitle")).hasValue(title);
        assertThat(draft.form()).not().containsText("更正原因");
        assertThat(draft.field("noticeBody").inputValue()).contains(figures, "案件编号：JC-" + Sheets.ZHANG);
        clerk.snap(picture + "-draft");
        draft.done();
        new Tasklist(supervision).claim("监督委员会审核", TITLE).choose("同意公布吗", "同意公布")
                .fill(Map.of("opinionText", "内容属实，同意公布。")).done();
        Tasklist release = new Tasklist(secretary).claim("审签发布", TITLE).choose("准予发布吗", "准予发布");
        assertThat(release.field("opinionText")).hasValue("内容属实，同意公布。");
        secretary.snap(picture + "-release");
        release.done();
    }

    private void onTheBoard(String title, String period) {
        neighbour = visits.anonymous("neighbour");
        neighbour.open("/public/" + Sheets.ZHANG);
        neighbour.page().fill("#q", TITLE);
        neighbour.press("main form button");
        neighbour.press(".notices a:has-text('" + title + "')");
        assertThat(neighbour.page().locator("h1")).hasText(title);
        neighbour.sees(period);
        neighbour.sees("公示中");
    }

    private void periodEnds() {
        clock.plusDays(16);
        String number = casePage(clerk);
        String publication = new Matter(port, TITLE, number).publicationInstance();
        jobs.executeJob(jobs.createJobQuery().processInstanceId(publication).timers().singleResult().getId());
        neighbour.page().reload();
        neighbour.sees("公示期满");
    }

    private void implement() {
        Tasklist form = new Tasklist(committee);
        form.claim("村委会实施", TITLE);
        committee.seesOnlyChinese();
        form.fill(Map.of("progress", "已完成场地平整。")).choose("实施完毕了吗", "继续实施").done();
        form.claim("村委会实施", TITLE).fill(Map.of("progress", "全部完工，共硬化地面八百平方米。")).choose("实施完毕了吗", "已完毕").done();
        Tasklist acceptance = new Tasklist(supervision).claim("监委会验收", TITLE);
        supervision.seesOnlyChinese();
        acceptance.choose("验收结论", "合格").fill(Map.of("remark", "质量合格。")).done();
    }

    private void closed() {
        casePage(clerk);
        clerk.sees("已办结：已实施并公开");
        clerk.sees("没有被改动");
        for (String step : new String[] {"user_party_proposal", "user_villagers_resolution", "user_implementation", "user_acceptance"}) {
            assertThat(clerk.page().locator(".diagram [data-element-id=" + step + "].done")).hasCount(1);
        }
        assertThat(clerk.page().locator(".diagram .active")).hasCount(0);
        clerk.snap("walk-8-closed");
    }

    /** @return the number of the case */
    private static String casePage(Visitor visitor) {
        visitor.open("/cases");
        visitor.page().fill("#text", TITLE);
        visitor.press("form.filter button");
        visitor.press("td a[href^='/cases/JC-']:has-text('" + TITLE + "')");
        assertThat(visitor.page().locator(".diagram .djs-element").first()).isVisible();
        return visitor.page().url().replaceFirst(".*/", "");
    }
}
