package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.cadre.qualification.Candidates.answer;
import static org.cunyi.cadre.qualification.Candidates.identity;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.cadre.qualification.Candidates;
import org.junit.jupiter.api.Test;

/** A season of candidates of 柳林镇: the township at its batch, a silent court, the county that departs from the table, and who may take office. */
@CunyiTest
class CandidateSeasonTest extends CaseWalkTest {

    private static final String TITLE = "冬季补选人选联审";
    private static final String HEAD = "拟任职务,所在村,姓名,公民身份号码,登录名\n";
    private static final String TODAY = TestClock.TODAY.toString();

    private String batch;

    private Client as(String login) {
        return new Client(port, login);
    }

    private static String row(String post, String name) {
        return post + ",张村," + name + "," + identity() + ",\n";
    }

    private static void good(Visitor visitor, String picture) {
        visitor.snap(picture);
        assertThat(new AxeBuilder(visitor.page()).analyze().getViolations().stream().filter(r -> !"minor".equals(r.getImpact()))
                .map(r -> r.getId() + r.getNodes().get(0).getHtml()).toList()).as(picture).isEmpty();
    }

    private void done(String login, String number, String step, Map<String, Object> answers) {
        Client.Answer answer = as(login).complete(number, step, answers);
        assertThat(answer.status()).as(step + answer.body()).isEqualTo(204);
    }

    /** Forwarded, and answered by the units that answer. */
    private void reviewed(String number, Predicate<String> answers, String... found) {
        done("liulin-committee", number, "first_review", Map.of("firstReview", "forward"));
        Candidates.UNITS.keySet().stream().filter(answers).forEach(unit -> done(unit, number, "unit_review", answer(unit, found)));
        if (found.length > 0) {
            done("liulin-office", number, "candidate_statement", Map.of("stated", "stated", "toldOn", TODAY, "statement", "情况正在处理"));
        }
    }

    private List<String> entered(Visitor office) {
        office.open("/");
        office.press("main a:has-text('联审批次')");
        office.page().fill("main input[name=title]", TITLE);
        office.press("main button:has-text('建立批次')");
        batch = office.page().url().replaceFirst(".*/", "");
        String list = HEAD + row("村党组织书记", "陈季一") + row("村委会成员", "陈季二") + row("村党组织成员", "陈季三") + row("村委会成员", "陈季四") + row("村级专干", "陈季五")
                + row("村务监督委员会成员", "陈季六");
        office.page().setInputFiles("#file", new FilePayload("名单.csv", "text/csv", (list + "村长,张村,陈季七,12,\n").getBytes(StandardCharsets.UTF_8)));
        office.press("main button:has-text('导入名单')");
        office.sees("文件共7行，有1行有问题，没有录入任何人选");
        good(office, "season-1-refused");
        office.page().setInputFiles("#file", new FilePayload("名单.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
        office.press("main button:has-text('导入名单')");
        office.sees("录入6名人选");
        List<String> numbers = jdbc.sql("select case_number from qualification_batch_case where batch = ? order by case_number").param(batch)
                .query(String.class).list();
        numbers.forEach(walk::follow);
        return numbers;
    }

    @Test
    void from_the_township_s_list_to_who_may_take_office() {
        Visitor office = visits.of("liulin-office");
        List<String> all = entered(office);
        String secretary = all.get(0);
        reviewed(secretary, u -> true);
        reviewed(all.get(1), u -> true, "N02");
        reviewed(all.get(2), u -> true, "N08");
        reviewed(all.get(3), u -> true, "N08");
        reviewed(all.get(4), u -> !u.equals("unit-court"));
        reviewed(all.get(5), u -> true);
        done("county-organization", secretary, "conclusion", Map.of("conclusion", "pass"));
        done("county-organization", all.get(1), "conclusion", Map.of("conclusion", "reject"));
        done("county-organization", all.get(2), "conclusion", Map.of("conclusion", "reject"));
        assertThat(as("county-organization").complete(all.get(3), "conclusion", Map.of("conclusion", "reject", "departureReason", "情节较重")).body())
                .as("the same finding never bars an elected post").contains("第十八条");
        done("county-organization", all.get(3), "conclusion", Map.of("conclusion", "defer"));
        done("county-organization", all.get(5), "conclusion", Map.of("conclusion", "pass"));
        overdue(office, all.get(4));
        departed(all.get(4));
        office.open("/qualification-batches/" + batch);
        office.sees("通过 3");
        office.sees("驳回 2");
        office.sees("暂缓 1");
        good(office, "season-4-concluded");
        office.open("/cases/" + all.get(1));
        office.sees("N02");
        office.snap("season-5-explanation");
        appointedInVain(office, "zhang-never-reviewed", "周大川");
        expired(office, secretary);
    }

    private void overdue(Visitor office, String number) {
        walk.fire(number, "timer_units_overdue", 9);
        office.open("/qualification-batches/" + batch);
        office.sees("县人民法院");
        office.sees("1名");
        assertThat(office.page().locator("#h-late ~ .scroll .late")).hasText("4天");
        good(office, "season-2-overdue");
        assertThat(as("county-organization").post("/api/cases/" + number + "/waive-units", Map.of("reason", "法院系统升级，电话答复没有问题")).status())
                .isLessThan(300);
    }

    private void departed(String number) {
        Visitor county = visits.of("county-organization");
        Tasklist conclusion = new Tasklist(county).claim("作出结论", "村级专干").choose("结论", "通过");
        county.seesOnlyChinese();
        assertThat(conclusion.submit()).isEqualTo(400);
        assertThat(conclusion.refusal()).containsText("必须书面说明理由");
        county.snap("season-3-departure");
        conclusion.fill(Map.of("departureReason", "法院已电话确认没有问题，书面答复后补")).done();
        county.open("/cases/" + number);
        county.sees("与系统建议“暂缓”不一致");
    }

    private static void appointedInVain(Visitor office, String login, String name) {
        office.open("/registers/cadres/new");
        office.page().selectOption("#org", "990101101201");
        office.page().fill("#login", login);
        office.page().fill("#name", name);
        office.page().selectOption("#kind", "party");
        office.page().selectOption("#cause", "appointed");
        office.page().fill("#title", "村党组织书记");
        office.page().fill("#basis", "柳林镇任〔2026〕9号");
        office.press("main form button");
        office.sees("没有有效的任职资格联审“通过”结论，不得任职");
    }

    /** The publication ends, the person is in the register, and half a year later nobody takes office on that conclusion any more. */
    private void expired(Visitor office, String number) {
        String publication = cases.children(number).get(0).caseNumber();
        done("liulin-office", publication, "draft_notice", Map.of("noticeTitle", "拟任人选公示", "noticeBody", "拟由陈某任村党组织书记。"));
        done("liulin-committee", publication, "release", Map.of("released", "true"));
        walk.fire(publication, "timer_period_ended", 6);
        office.open("/qualification-batches/" + batch + "?state=pass");
        office.sees("2027年");
        walk.fire(number, "timer_validity_ended", 185);
        assertThat(cases.get(number).isOpen()).isFalse();
        appointedInVain(office, number.toLowerCase(java.util.Locale.ROOT), "陈季一");
        office.snap("season-6-expired");
    }
}
