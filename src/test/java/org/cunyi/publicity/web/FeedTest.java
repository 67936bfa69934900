package org.cunyi.publicity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.publicity.web.WallNotices.WANG;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The feed of a board, as a feed reader takes it. */
@CunyiTest
class FeedTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    /** After everything that other tests post, so that these are the newest. */
    private static final LocalDate LATE = TestClock.TODAY.plusYears(1);

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private PublicAddress addresses;
    private WallNotices wall;

    @BeforeEach
    void wall() {
        wall = new WallNotices(jdbc, port);
    }

    @AfterEach
    void takeDown() {
        wall.takeDown();
    }

    private Element feed(String unit) throws Exception {
        HttpResponse<byte[]> answer = wall.get("/public/" + unit + "/feed.atom");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/atom+xml");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element feed = factory.newDocumentBuilder().parse(new ByteArrayInputStream(answer.body())).getDocumentElement();
        assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
        assertThat(feed.getLocalName()).isEqualTo("feed");
        return feed;
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element e && ATOM.equals(e.getNamespaceURI()) && e.getLocalName().equals(name)) {
                found.add(e);
            }
        }
        return found;
    }

    private static String child(Element parent, String name) {
        assertThat(children(parent, name)).as(name).hasSize(1);
        return children(parent, name).get(0).getTextContent();
    }

    private static String link(Element parent, String rel, String type) {
        return children(parent, "link").stream().filter(l -> l.getAttribute("rel").equals(rel) && l.getAttribute("type").equals(type))
                .map(l -> l.getAttribute("href")).findFirst().orElseThrow();
    }

    private static List<String> titles(Element feed) {
        return children(feed, "entry").stream().map(e -> child(e, "title")).toList();
    }

    @Test
    void an_entry_says_what_when_and_where() throws Exception {
        String id = wall.hang("resolution", "posted", true, LATE, "收入 < 支出 & “结余”", "<b>第一段</b>\u0007\n" + "很长".repeat(300));
        Element feed = feed(WANG);
        assertThat(UUID.fromString(child(feed, "id").replaceFirst("urn:uuid:", ""))).isNotNull();
        assertThat(child(feed, "title")).isEqualTo("王村村务公开栏");
        assertThat(link(feed, "self", "application/atom+xml")).isEqualTo(addresses.ofUnit(WANG) + "/feed.atom");
        assertThat(link(feed, "alternate", "text/html")).isEqualTo(addresses.ofUnit(WANG));
        assertThat(child(children(feed, "author").get(0), "name")).isEqualTo("王村");
        Element entry = children(feed, "entry").get(0);
        assertThat(child(entry, "id")).isEqualTo("urn:uuid:" + id);
        assertThat(child(entry, "title")).isEqualTo("收入 < 支出 & “结余”");
        assertThat(child(entry, "updated")).isEqualTo(LATE + "T00:00:00+08:00").isEqualTo(child(feed, "updated"));
        assertThat(link(entry, "alternate", "text/html")).isEqualTo(addresses.ofNotice(id));
        assertThat(link(entry, "alternate", "application/pdf")).isEqualTo(addresses.ofNotice(id) + ".pdf");
        assertThat(child(entry, "summary")).startsWith("<b>第一段</b> 很长").endsWith("……").hasSizeLessThan(210);
    }

    @Test
    void a_closed_notice_is_updated_at_its_closing() throws Exception {
        wall.hang("result", "closed", true, LATE, "已期满", "正文");
        Element entry = children(feed(WANG), "entry").get(0);
        assertThat(child(entry, "updated")).isEqualTo(LATE.plusDays(16) + "T09:30:00+08:00");
        assertThat(OffsetDateTime.parse(child(entry, "published"))).isBefore(OffsetDateTime.parse(child(entry, "updated")));
    }

    @Test
    void circulars_about_persons_and_what_does_not_hang_are_in_no_feed() throws Exception {
        wall.hang("candidate", "posted", true, LATE, "人选", "正文");
        wall.hang("candidate", "closed", true, LATE, "旧人选", "正文");
        wall.hang("handling", "posted", false, LATE, "通报", "正文");
        wall.hang("handling", "posted", true, LATE, "误标为公开的通报", "正文");
        wall.hang("resolution", "draft", true, LATE, "草稿", "正文");
        wall.hang("resolution", "posted", true, LATE, "可以订阅", "正文");
        for (String unit : List.of(WANG, "990101102", "990101")) {
            assertThat(titles(feed(unit))).contains("可以订阅").doesNotContain("人选", "旧人选", "通报", "误标为公开的通报", "草稿");
        }
        assertThat(titles(feed("990101101201"))).doesNotContain("可以订阅");
    }

    @Test
    void a_correction_reaches_those_who_have_read_the_old_text() throws Exception {
        String wrong = wall.hang("resolution", "posted", true, LATE.minusDays(90), "写错的公告", "错误的正文");
        for (int i = 0; i < 55; i++) {
            wall.hang("resolution", "posted", true, LATE.minusDays(i + 20), "第" + i + "号", "正文");
        }
        assertThat(titles(feed(WANG))).doesNotContain("写错的公告");
        wall.withdraw(wrong, OffsetDateTime.parse(LATE.minusDays(10) + "T08:00:00Z"), "金额写错");
        Element first = children(feed(WANG), "entry").get(0);
        assertThat(child(first, "id")).isEqualTo("urn:uuid:" + wrong);
        assertThat(child(first, "title")).isEqualTo("【已撤下】写错的公告");
        assertThat(child(first, "updated")).isEqualTo(LATE.minusDays(10) + "T16:00:00+08:00");
        assertThat(child(first, "summary")).startsWith("原因：金额写错");
        String right = wall.hang("resolution", "posted", true, LATE.minusDays(9), "改正的公告", "正文");
        wall.with(right, "corrects", wrong);
        Element entry = children(feed(WANG), "entry").stream().filter(e -> child(e, "id").endsWith(wrong)).findFirst().orElseThrow();
        assertThat(child(entry, "title")).isEqualTo("【已更正】写错的公告");
        assertThat(child(entry, "updated")).isEqualTo(LATE.minusDays(9) + "T00:00:00+08:00");
        assertThat(link(entry, "related", "text/html")).isEqualTo(addresses.ofNotice(right));
    }

    @Test
    void a_concealed_text_is_taken_out_of_the_feed_too() throws Exception {
        String id = wall.hang("resolution", "posted", true, LATE, "王某的公告", "王某的隐私");
        wall.withdraw(id, OffsetDateTime.parse(LATE + "T08:00:00Z"), "涉及个人隐私");
        wall.with(id, "concealed", true);
        Element entry = children(feed(WANG), "entry").get(0);
        assertThat(child(entry, "title")).isEqualTo("【已撤下】王村决议公告");
        assertThat(entry.getTextContent()).doesNotContain("王某");
    }

    @Test
    void the_newest_fifty_come_first() throws Exception {
        for (int i = 0; i < 60; i++) {
            wall.hang("resolution", "posted", true, LATE.plusDays(i), "第" + i + "号", "正文");
        }
        assertThat(titles(feed(WANG))).hasSize(50).startsWith("第59号").endsWith("第10号");
    }

    @Test
    void the_units_page_names_its_feed_and_an_unknown_unit_has_none() {
        assertThat(new String(wall.get("/public/" + WANG).body(), StandardCharsets.UTF_8)).contains(
                "type=\"application/atom+xml\"", "href=\"/public/" + WANG + "/feed.atom\"");
        assertThat(new String(wall.get("/public/").body(), StandardCharsets.UTF_8)).doesNotContain("atom+xml");
        for (String unit : List.of("990101102299", "nonsense", "_", "99")) {
            HttpResponse<byte[]> answer = wall.get("/public/" + unit + "/feed.atom");
            assertThat(answer.statusCode()).as(unit).isEqualTo(404);
        }
    }
}
