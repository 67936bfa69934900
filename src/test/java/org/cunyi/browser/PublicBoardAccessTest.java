package org.cunyi.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.TestClock.TODAY;
import static org.cunyi.publicity.web.WallNotices.WANG;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cunyi.CunyiTest;
import org.cunyi.Walk;
import org.cunyi.deliberation.resolution.HeldSession;
import org.cunyi.deliberation.resolution.NewResolution;
import org.cunyi.deliberation.resolution.Sitting;
import org.cunyi.publicity.web.WallNotices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Every public page in every state, for people who see little, use no mouse, or have an old telephone (WCAG 2.2 AA). */
@CunyiTest
class PublicBoardAccessTest extends BrowserTest {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final Set<String> GRAVE = Set.of("serious", "critical");
    /** The narrowest that WCAG 1.4.10 asks for: 1280 pixels at 400 %. */
    private static final int NARROW = 320;
    private static final int MOST_BYTES = 100_000;
    private static final int RESOLUTIONS = 11;
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-22T12:00:00+08:00");
    private static final LocalDate LONG_AGO = TODAY.minusDays(40);

    @Autowired
    private ApplicationContext context;
    private WallNotices wall;
    private Walk walk;
    private HeldSession session;
    private final Map<String, Consumer<Visitor>> states = new LinkedHashMap<>();

    @BeforeEach
    void wall() {
        wall = new WallNotices(jdbc, port);
        wall.forgetCallers();
        walk = new Walk(context);
        String running = wall.hang("关于硬化村内道路的决议公告", "各位村民：\n经村民代表会议表决，同意硬化村内主干道。\n特此公告。");
        wall.answered(running, "异议", "dismissed", "经核实，资金已经到位，决议程序合法。", true, false);
        wall.answered(running, "异议", "upheld-publication", "公告日期有误，已经更正。", true, true);
        String receipt = wall.lastReceipt();
        String over = wall.hang("result", "closed", true, LONG_AGO, "修桥完工的结果公告", "桥已修好。");
        String held = wall.hang("resolution", "posted", true, LONG_AGO, "还有异议没有答复的公告", "正文。");
        wall.with(held, "open_objections", 1);
        String wrong = wall.hang("金额有误的公告", "修路花费三十万元。");
        wall.withdraw(wrong, NOON, "金额写错，应为二十六万元。");
        String right = wall.hang("金额改正的公告", "修路花费二十六万元。");
        wall.with(right, "corrects", wrong);
        String withdrawn = wall.hang("误发的公告", "正文。");
        wall.withdraw(withdrawn, NOON, "尚未经村民代表会议表决。");
        String concealed = wall.hang("不宜公开的公告", "正文。");
        wall.withdraw(concealed, NOON, "涉及个人隐私。");
        wall.with(concealed, "concealed", true);
        String tables = wall.hang("王村2026年第三季度财务公开", "现将本季度收支公布如下。");
        wall.table(tables, "收支表", 2, wide());
        wall.table(tables, "工程明细", 1, "[[\"项目\",\"金额（元）\"],[\"路面\",\"260,000.00\"],[\"路肩\",\"126,000.00\"]]");
        wall.cadre(wall.hang("cadre-info", "posted", true, TODAY, "王村村干部基本信息公开", "姓名：王建川\n职务：村党组织书记兼村民委员会主任\n任期：2024年1月1日至"
                + "2028年12月31日\n工作分工：主持村全面工作\n办公电话：0394-6123456\n办公时间：工作日8:00至17:00\n监督电话：12388"), "wang-secretary");
        wall.cadre(wall.hang("cadre-info", "posted", true, TODAY, "王村村干部基本信息公开", "姓名：王有田\n职务：村民委员会委员"), "wang-committee");
        String unit = "/public/" + WANG;
        page("home", "/public/");
        page("unit", unit);
        page("archive", unit + "?part=archive");
        resolutions();
        page("search", unit + "?q=公告");
        page("search-all", "/public/?q=公告");
        page("empty", unit + "?q=没有这个词");
        page("running", notice(running));
        page("over", notice(over));
        page("held", notice(held));
        page("corrected", notice(wrong));
        page("correction", notice(right));
        page("withdrawn", notice(withdrawn));
        page("concealed", notice(concealed));
        page("tables", notice(tables));
        page("objection", notice(running) + "/objections");
        states.put("objection-wrong", v -> {
            v.open(notice(running) + "/objections");
            v.press("form.objection button");
        });
        states.put("receipt", v -> {
            v.open(notice(wall.posted(walk, "可以提异议的公告")) + "/objections");
            v.page().check("#about-substance");
            v.page().fill("#content", "没有开会就决定了");
            v.press("form.objection button");
        });
        page("objection-closed", notice(over) + "/objections");
        page("cadres", unit + "/cadres");
        page("cadres-none", "/public/990101101202/cadres");
        page("cadres-missing", "/public/990101101/cadres");
        page("follow", "/public/objections");
        states.put("follow-unknown", v -> follow(v, "NOSUCH"));
        states.put("follow-answered", v -> follow(v, receipt));
        page("missing", "/public/notices/0");
        page("missing-unit", "/public/990101999");
        page("login", "/login");
    }

    @AfterEach
    void takeDown() {
        wall.takeDown();
        session.takeDown();
        wall.forgetCallers();
        walk.remember();
    }

    /** Of 李村: more than a page of them, so that the longest page is looked at. */
    private void resolutions() {
        session = new HeldSession(context, Sitting.LI, "li-council-member");
        IntStream.range(0, RESOLUTIONS).forEach(i -> session.resolve(new NewResolution(Sitting.LI, session.number(), session.topicNumber(), "更换村口路灯"
                + i, "更换村口六盏路灯，由村集体收入支付。".repeat(111), "li-committee", TODAY.plusDays(1 + i), "全部亮", "li-council-member")));
        session.post();
        page("resolutions", "/public/" + Sitting.LI + "/resolutions");
        page("resolutions-on-unit", "/public/" + Sitting.LI);
    }

    private void page(String name, String path) {
        states.put(name, v -> v.open(path));
    }

    private static String notice(String id) {
        return "/public/notices/" + id;
    }

    private static void follow(Visitor visitor, String receipt) {
        visitor.open("/public/objections");
        visitor.page().fill("#receipt", receipt);
        visitor.press("main form button");
    }

    private static String wide() {
        String heads = IntStream.range(0, 12).mapToObj(i -> "\"" + (i == 0 ? "月份" : "科目" + i) + "\"").collect(Collectors.joining(","));
        String second = IntStream.range(0, 12).mapToObj(i -> i == 0 ? "\"\"" : "\"元\"").collect(Collectors.joining(","));
        String rows = IntStream.range(1, 13).mapToObj(m -> "[\"" + m + "月\"" + IntStream.range(1, 12).mapToObj(i -> ",\"" + i * m
                + ",000.00\"").collect(Collectors.joining()) + "]").collect(Collectors.joining(","));
        return "[[" + heads + "],[" + second + "]," + rows + "]";
    }

    private Visitor sized(String name, int width, boolean scripts) {
        return visits.anonymous(name, new Browser.NewContextOptions().setViewportSize(width, 740).setJavaScriptEnabled(scripts));
    }

    @Test
    void no_page_has_a_grave_obstacle() {
        Visitor visitor = sized("reader", 1280, true);
        states.forEach((name, way) -> {
            way.accept(visitor);
            visitor.snap("access-" + name + "-1280");
            List<Rule> found = new AxeBuilder(visitor.page()).withTags(WCAG).analyze().getViolations();
            assertThat(found.stream().filter(r -> GRAVE.contains(r.getImpact())).map(PublicBoardAccessTest::words).toList())
                    .as(name).isEmpty();
            assertThat(visitor.page().locator("h1").count()).as(name).isEqualTo(1);
        });
    }

    private static String words(Rule rule) {
        return rule.getId() + " (" + rule.getImpact() + "): " + rule.getNodes().stream().map(n -> n.getHtml()).toList();
    }

    @Test
    void no_page_has_to_be_pushed_sideways_at_320_pixels() {
        Visitor visitor = sized("narrow", NARROW, true);
        states.forEach((name, way) -> {
            wall.forgetCallers();
            way.accept(visitor);
            visitor.snap("access-" + name + "-320");
            assertThat(visitor.page().evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).as(name)
                    .isEqualTo(0);
            List<Rule> found = new AxeBuilder(visitor.page()).withTags(WCAG).analyze().getViolations();
            assertThat(found.stream().filter(r -> GRAVE.contains(r.getImpact())).map(PublicBoardAccessTest::words).toList())
                    .as(name).isEmpty();
        });
        assertThat(visitor.complaints()).filteredOn(c -> !c.contains("status of 4")).isEmpty();
    }

    @Test
    void no_page_weighs_a_hundred_kilobytes_even_with_the_longest_text_and_table() {
        String heavy = wall.hang("很长的公告", "本村集体收入使用情况说明如下。".repeat(1330));
        String row = "[\"2026年11月22日\",\"村口至小学段水泥路面材料款第三期\",\"1,286,000.50\"]";
        wall.table(heavy, "全部明细", 1, "[[\"日期\",\"事项\",\"金额（元）\"]," + String.join(",", java.util.Collections.nCopies(3000, row)) + "]");
        for (int i = 0; i < 30; i++) {
            wall.answered(heavy, "异议", "dismissed", "经核实，情况属实，程序合法。".repeat(60), true, false);
        }
        page("heavy", notice(heavy));
        Visitor visitor = sized("weighed", 360, true);
        List<Response> answers = new ArrayList<>();
        visitor.page().onResponse(r -> {
            if (r.request().isNavigationRequest()) {
                answers.clear();
            }
            answers.add(r);
        });
        Map<String, Integer> weights = new LinkedHashMap<>();
        states.forEach((name, way) -> {
            way.accept(visitor);
            visitor.page().waitForLoadState();
            weights.put(name, List.copyOf(answers).stream().filter(r -> r.status() < 300 || r.status() >= 400).mapToInt(PublicBoardAccessTest::weight)
                    .sum());
        });
        visitor.snap("access-heavy");
        assertThat(weights.values()).allSatisfy(w -> assertThat(w).isBetween(1, MOST_BYTES));
    }

    /** What a page that has been left still received is no part of this one, and the browser has let go of it. */
    private static int weight(Response response) {
        try {
            return response.body().length;
        } catch (PlaywrightException left) {
            return 0;
        }
    }

    @Test
    void the_form_works_from_the_keyboard_and_says_at_the_field_what_is_wrong() {
        Visitor visitor = sized("keyboard", 1280, false);
        visitor.open(firstNotice() + "/objections");
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 12 && !order.contains("提交异议"); i++) {
            visitor.page().keyboard().press("Tab");
            String focused = visitor.page().locator(":focus").evaluate("e => e.id || e.textContent.trim()").toString();
            order.add(focused);
            assertThat(visitor.page().locator(":focus").evaluate("e => getComputedStyle(e).outlineStyle")).as(focused).isNotEqualTo("none");
        }
        assertThat(order).containsSubsequence("跳到正文", "about-publication", "content", "提交异议").doesNotContain("website");
        visitor.press("form.objection button");
        for (String field : List.of("#about-publication", "#about-substance", "#content")) {
            assertThat(visitor.page().getAttribute(field, "aria-invalid")).as(field).isEqualTo("true");
            for (String id : visitor.page().getAttribute(field, "aria-describedby").split(" ")) {
                assertThat(visitor.page().locator("#" + id).innerText()).as(field).isNotBlank();
            }
        }
        assertThat(visitor.page().locator("[role=alert]").first().innerText()).contains("有2处要改");
    }

    private String firstNotice() {
        return notice(wall.hang("能提异议的公告", "正文。"));
    }
}
