package org.cunyi.publicity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.TestClock.TODAY;
import static org.cunyi.publicity.web.WallNotices.WANG;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a notice on the board: corrected, withdrawn, concealed, over, gone. */
@CunyiTest
class BoardTest {

    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-11-22T12:00:00+08:00");
    private static final LocalDate LONG_AGO = TODAY.minusDays(40);
    private static final String UNIT = "/public/" + WANG;
    private static final String ARCHIVE = UNIT + "?part=archive";
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TestClock clock;
    private WallNotices wall;

    @BeforeEach
    void wall() {
        wall = new WallNotices(jdbc, port);
    }

    @AfterEach
    void takeDown() {
        wall.takeDown();
        clock.reset();
    }

    private JsonNode json(String id) throws IOException {
        return JSON.readTree(wall.get("/public/notices/" + id + ".json").body());
    }

    private String notice(String id) {
        return wall.page("/public/notices/" + id);
    }

    @Test
    void a_withdrawn_notice_stays_with_its_reason() throws IOException {
        String id = wall.hang("误发的公告", "误发的正文");
        wall.withdraw(id, NOON, "尚未经村民代表会议表决");
        assertThat(notice(id)).contains("已撤下", "2026年11月22日</time>起，本公告不再作准", "原因：尚未经村民代表会议表决", "误发的正文");
        assertThat(wall.page(UNIT)).contains("<span class=\"stamp\">已撤下</span>").contains("误发的公告");
        assertThat(json(id).path("state").asText()).isEqualTo("withdrawn");
        assertThat(json(id).path("withdrawnReason").asText()).isEqualTo("尚未经村民代表会议表决");
        assertThat(json(id).path("withdrawnOn").asText()).isEqualTo("2026-11-22");
    }

    @Test
    void a_correction_and_what_it_corrects_name_each_other_once_it_is_posted() throws IOException {
        String wrong = wall.hang("金额有误的公告", "正文");
        wall.withdraw(wrong, NOON, "金额写错");
        String right = wall.hang("resolution", "draft", true, TODAY, "金额改正的公告", "正文");
        wall.with(right, "corrects", wrong);
        assertThat(notice(wrong)).contains("正在更正", "更正后的公告正在准备").doesNotContain(right);
        assertThat(wall.page(UNIT)).contains("正在更正").doesNotContain("金额改正的公告");
        assertThat(json(wrong).path("state").asText()).isEqualTo("corrected");
        assertThat(json(wrong).path("correctedBy").isNull()).isTrue();
        wall.with(right, "state", "posted").with(right, "posted_on", TODAY).with(right, "ends_on", TODAY.plusDays(15));
        assertThat(notice(wrong)).contains("已更正", "/public/notices/" + right, "原因：金额写错").doesNotContain("正在更正");
        assertThat(notice(right)).contains("本公告更正", "/public/notices/" + wrong, "金额有误的公告");
        assertThat(wall.page(UNIT)).contains("已更正", "看更正后的公告");
        assertThat(json(wrong).path("correctedBy").asText()).isEqualTo(right);
        assertThat(json(right).path("corrects").asText()).isEqualTo(wrong);
        assertThat(json(right).path("state").asText()).isEqualTo("posted");
    }

    @Test
    void a_second_try_at_a_correction_counts_when_the_first_was_given_up() throws IOException {
        String wrong = wall.hang("错", "正文");
        wall.withdraw(wrong, NOON, "错");
        wall.with(wall.hang("resolution", "draft", true, TODAY, "放弃的更正", "正文"), "corrects", wrong);
        String right = wall.hang("对", "正文");
        wall.with(right, "corrects", wrong);
        assertThat(json(wrong).path("correctedBy").asText()).isEqualTo(right);
        assertThat(wall.page(UNIT).split("/public/notices/" + wrong + "\"", -1)).hasSize(2);
    }

    @Test
    void a_concealed_notice_gives_nothing_of_its_text_away() throws IOException {
        String id = wall.hang("赵某某的公告", "赵某某的身份证号");
        wall.table(id, "赵某某名单", 1, "[[\"姓名\"],[\"赵某某\"]]");
        wall.answered(id, "赵某某不对", "upheld-publication", "赵某某的内容已撤", true, false);
        wall.withdraw(id, NOON, "涉及个人隐私");
        wall.with(id, "concealed", true);
        String right = wall.hang("更正公告", "正文");
        wall.with(right, "corrects", id);
        for (String path : List.of("/public/notices/" + id, "/public/notices/" + id + ".json", UNIT, "/public/notices/" + right,
                "/public/notices/" + id + "/objections", "/public/" + WANG + "/feed.atom")) {
            assertThat(wall.page(path)).as(path).doesNotContain("赵某某").contains("王村决议公告");
        }
        assertThat(notice(id)).contains("原文不宜公开，已经撤下，不再显示。", "涉及个人隐私");
        assertThat(wall.page(UNIT + "?q=赵某某")).contains("没有找到").doesNotContain(id);
        assertThat(wall.get("/public/notices/" + id + ".pdf").headers().firstValue("content-disposition").orElseThrow())
                .doesNotContain("%E8%B5%B5");
    }

    @Test
    void after_its_period_an_ordinary_notice_is_in_the_archive() {
        String id = wall.hang("result", "closed", true, LONG_AGO, "往期的公告", "正文");
        String late = wall.hang("result", "posted", true, LONG_AGO.plusDays(1), "引擎还没来得及关闭的公告", "正文");
        String open = wall.hang("今天的公告", "正文");
        assertThat(wall.page(UNIT)).contains(open).doesNotContain(id, late);
        assertThat(wall.page(ARCHIVE)).contains(id, late, "公示期满").doesNotContain(open);
        assertThat(wall.page(UNIT + "?q=公告&page=3")).as("an old bookmark of a search").contains(id, late, open);
        assertThat(wall.page(UNIT + "?page=1")).as("an old bookmark of a page").contains(open);
    }

    @Test
    void a_period_ends_at_midnight_of_its_last_day() {
        String id = wall.hang("十五天的公告", "正文");
        clock.plusDays(15);
        assertThat(wall.page(UNIT)).contains(id);
        assertThat(notice(id)).contains("今天是最后一天", "我要提出异议");
        clock.plusDays(1);
        assertThat(wall.page(UNIT)).doesNotContain(id);
        assertThat(wall.page(ARCHIVE)).contains(id);
        assertThat(notice(id)).contains("公示期满").doesNotContain("我要提出异议");
    }

    @Test
    void what_stays_hangs_on_after_its_period() {
        String id = wall.hang("cadre-info", "closed", true, LONG_AGO, "村干部信息", "正文");
        wall.with(id, "after_period", "stay");
        assertThat(wall.page(UNIT)).contains(id, "长期公开");
        assertThat(wall.page(ARCHIVE)).doesNotContain(id);
        wall.withdraw(id, NOON, "换届");
        assertThat(wall.page(UNIT)).doesNotContain(id);
        assertThat(wall.page(ARCHIVE)).contains(id, "已撤下");
    }

    @Test
    void what_must_go_with_its_period_is_gone_everywhere_the_day_after() {
        String id = wall.hang("candidate", "posted", true, TODAY, "任职人选公示一号", "正文");
        wall.with(id, "open_objections", 1);
        String address = "/public/notices/" + id;
        List<String> single = List.of(address, address + ".pdf", address + ".json", address + "/qr.png", address + "/objections");
        assertThat(single).allSatisfy(p -> assertThat(wall.get(p).statusCode()).as(p).isEqualTo(200));
        assertThat(wall.page(UNIT)).contains(id);
        List<String> lists = List.of(UNIT, ARCHIVE, UNIT + "?q=一号", "/public/?q=一号", UNIT + "/feed.atom");
        assertThat(lists.subList(2, 5)).as("never in a search or a feed").allSatisfy(p -> assertThat(wall.page(p)).doesNotContain(id));
        clock.plusDays(16);
        assertThat(single).allSatisfy(p -> {
            assertThat(wall.get(p).statusCode()).as(p).isEqualTo(404);
            assertThat(wall.page(p)).contains("已经撤下").doesNotContain("一号");
        });
        assertThat(lists).allSatisfy(p -> assertThat(wall.page(p)).doesNotContain(id));
    }

    @Test
    void an_objection_without_an_answer_holds_the_end_and_the_board_says_so() throws IOException {
        String id = wall.hang("resolution", "posted", true, LONG_AGO, "有异议的公告", "正文");
        wall.with(id, "open_objections", 1);
        assertThat(wall.page(UNIT)).contains(id, "公示期因异议未答复而延长");
        assertThat(wall.page(ARCHIVE)).doesNotContain(id);
        assertThat(notice(id)).contains("公示期因异议未答复而延长").doesNotContain("我要提出异议");
        assertThat(json(id).path("state").asText()).isEqualTo("posted");
        wall.with(id, "open_objections", 0);
        assertThat(wall.page(UNIT)).doesNotContain(id);
    }

    @Test
    void whoever_leafs_through_a_board_sees_each_notice_once_there_and_back() {
        List<String> hung = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            hung.add(wall.hang("result", "closed", true, LONG_AGO.minusDays(i / 10), "第" + i + "号", "正文"));
        }
        List<String> seen = new ArrayList<>();
        String last = ARCHIVE;
        for (String path = ARCHIVE; path != null; path = link(wall.page(path), "next")) {
            seen.addAll(ids(wall.page(path)));
            last = path;
        }
        assertThat(seen).doesNotHaveDuplicates().containsAll(hung).isSortedAccordingTo((a, b) -> 0);
        List<String> back = new ArrayList<>(ids(wall.page(last)));
        for (String path = link(wall.page(last), "prev"); path != null; path = link(wall.page(path), "prev")) {
            back.addAll(0, ids(wall.page(path)));
        }
        assertThat(back).isEqualTo(seen);
    }

    @Test
    void an_address_that_was_cut_off_or_made_up_shows_the_beginning() {
        String id = wall.hang("公告", "正文");
        for (String where : List.of("older=x", "older=2026-13-99_x", "newer=2026-11", "older=" + "9".repeat(300), "part=nonsense")) {
            assertThat(wall.get(UNIT + "?" + where).statusCode()).as(where).isEqualTo(200);
            assertThat(wall.page(UNIT + "?" + where)).as(where).contains(id);
        }
    }

    @Test
    void a_search_finds_words_of_any_length_and_takes_signs_for_signs() {
        String id = wall.hang("关于“厨房”的公告", "甲_乙 100% 完成");
        for (String words : List.of("厨房", "厨", "关于“厨房”的公告", "100%", "甲_乙", " 厨房 ")) {
            assertThat(ids(wall.page(UNIT + "?q=" + java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8))))
                    .as(words).contains(id);
        }
        for (String words : List.of("甲乙", "%房", "厨公", "甲%乙")) {
            assertThat(ids(wall.page(UNIT + "?q=" + java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8))))
                    .as(words).doesNotContain(id);
        }
    }

    @Test
    void a_table_is_on_the_page_and_in_the_data() throws IOException {
        String id = wall.hang("财务公开", "正文");
        wall.table(id, "收支表", 1, "[[\"项目\",\"金额（元）\",\"\"],[\"修路<一期>\",\"1,286.50\"],[\"合计\",\"-3%\",\"注\"]]");
        assertThat(notice(id)).contains("<caption id=\"table-1\">收支表</caption>", "<th scope=\"col\">项目</th>", "修路&lt;一期&gt;",
                "<td class=\"n\">1,286.50</td>", "<td class=\"n\">-3%</td>");
        assertThat(json(id).path("tables").get(0).path("caption").asText()).isEqualTo("收支表");
        assertThat(json(id).path("tables").get(0).path("rows").get(1).get(1).asText()).isEqualTo("1,286.50");
    }

    private static List<String> ids(String page) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile("<h3>.*?/public/notices/([0-9a-f-]{36})\"", Pattern.DOTALL).matcher(page);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String link(String page, String rel) {
        Matcher matcher = Pattern.compile("<a rel=\"" + rel + "\" href=\"([^\"]+)\"").matcher(page);
        return matcher.find() ? matcher.group(1).replace("&amp;", "&") : null;
    }
}
