package org.cunyi.publicity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.publicity.web.WallNotices.WANG;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A notice as paper for the wall: read back from the PDF that a browser gets. The files stay in target/paper to be looked at. */
@CunyiTest
class NoticePdfTest {

    private static final String TITLE = "王村关于“硬化村内道路”的决议公告";
    private static final String BODY = """
            各位村民：
            2026年11月20日召开村民代表会议，就“硬化村内道路”进行表决。应到44人，实到40人；赞成38票，反对1票，弃权1票。会议符合法定人数，决议通过（《中华人民共和国村民委员会组织法》第二十六条）。
            决议内容：对村内主干道（村口至小学，共1.2公里）进行硬化，路面宽4.5米，厚0.18米；所需资金386,000元，由上级补助260,000元、村集体经济收入126,000元解决，不向村民筹资筹劳。
            对本公告有异议的，请在公示期内向村务监督委员会或村民委员会提出。""";

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

    private byte[] pdf(String id, String name) throws IOException {
        HttpResponse<byte[]> answer = wall.get("/public/notices/" + id + ".pdf");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/pdf");
        Files.createDirectories(Path.of("target/paper"));
        Files.write(Path.of("target/paper", name + ".pdf"), answer.body());
        return answer.body();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String tight(String text) {
        return text.replaceAll("[\\s\\p{Z}]", "");
    }

    private static int pages(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    private static String decoded(BufferedImage image) throws Exception {
        int[] dots = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(),
                dots))), Map.of(DecodeHintType.TRY_HARDER, true)).getText();
    }

    @Test
    void the_paper_says_what_the_page_says() throws IOException {
        byte[] pdf = pdf(wall.hang(TITLE, BODY), "usual");
        String text = tight(text(pdf));
        assertThat(text).contains(TITLE, "清河县石桥镇王村", "决议公告", "编号：GS-" + WANG, "各位村民：", "由上级补助260,000元、村集体经济收入126,000元解决",
                "王村2026年11月22日", "2026年11月22日至2026年12月7日24时", "《中华人民共和国村民委员会组织法》（2025年修订）第三十五条");
        assertThat(text).contains("第1页共1页").doesNotContain("期满", "〓");
    }

    @Test
    void the_file_carries_its_title_in_chinese() {
        HttpResponse<byte[]> answer = wall.get("/public/notices/" + wall.hang("关于A/B两块\"地\"的公告", BODY) + ".pdf");
        String disposition = answer.headers().firstValue("content-disposition").orElseThrow();
        assertThat(disposition).startsWith("inline").contains("filename*=UTF-8''");
        assertThat(URLDecoder.decode(disposition.substring(disposition.indexOf("''") + 2), StandardCharsets.UTF_8))
                .isEqualTo("关于A B两块 地 的公告.pdf");
    }

    @Test
    void fonts_travel_with_the_paper_and_only_the_characters_it_needs() throws IOException {
        byte[] pdf = pdf(wall.hang(TITLE, BODY), "fonts");
        assertThat(pdf.length).isLessThan(300_000);
        List<PDFont> fonts = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo(TITLE);
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    fonts.add(page.getResources().getFont(name));
                }
            }
            assertThat(fonts).hasSizeGreaterThanOrEqualTo(2).allSatisfy(f -> {
                assertThat(f.isEmbedded()).as(f.getName()).isTrue();
                assertThat(f.getName()).matches("[A-Z]{6}\\+NotoSerifSC.*");
            });
        }
    }

    @Test
    void a_long_text_flows_over_pages_and_no_line_begins_with_a_closing_mark() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int i = 1; i <= 24; i++) {
            body.append(i).append("．").append("，".repeat(i % 3)).append("关于“集体收入”（含土地、厂房、机械的租金）的使用，按照《村规民约》《财务制度》办理：第一，公开；第二，")
                    .append("甲".repeat(i)).append("……要有凭证（发票、收据），做到“收支两清、账实相符”。网址https://example.org/a，电话0000-12345，共")
                    .append(i * 1000).append("元。\n");
        }
        byte[] pdf = pdf(wall.hang("王村集体经济组织2026年度收入使用情况和2027年度收支预算方案以及有关资产承包经营情况的公告", body.toString()), "long");
        assertThat(pages(pdf)).isGreaterThanOrEqualTo(3);
        String text = text(pdf);
        String all = tight(text);
        assertThat(all).contains("第1页共" + pages(pdf) + "页", "第3页共" + pages(pdf) + "页", "24．关于“集体收入”");
        assertThat(text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()).hasSizeGreaterThan(60).allSatisfy(
                l -> assertThat(ChineseLines.NEVER_FIRST).doesNotContain(l.substring(0, 1)));
    }

    @Test
    void a_character_that_the_face_lacks_leaves_a_sign_and_its_number() throws IOException {
        byte[] pdf = pdf(wall.hang("任命村民王\uD869\uDEA5的公告", "候选人王\uD869\uDEA5、李𬭎、赵㙦\u0007；表情😀也不会丢。\n姓名以户口簿为准。"), "rare");
        String text = tight(text(pdf));
        assertThat(text).contains("任命村民王〓的公告", "候选人王〓、李𬭎、赵㙦；表情〓也不会丢。", "U+2A6A5、U+1F600");
    }

    @Test
    void the_code_leads_back_to_the_page() throws Exception {
        String id = wall.hang(TITLE, BODY);
        String address = addresses.ofNotice(id);
        assertThat(address).endsWith("/public/notices/" + id);
        HttpResponse<byte[]> png = wall.get("/public/notices/" + id + "/qr.png");
        assertThat(png.headers().firstValue("content-type")).contains("image/png");
        assertThat(decoded(ImageIO.read(new ByteArrayInputStream(png.body())))).isEqualTo(address);
        byte[] pdf = pdf(id, "code");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(document.getNumberOfPages() - 1, 150);
            assertThat(decoded(page)).isEqualTo(address);
        }
        assertThat(tight(text(pdf))).contains(address);
        assertThat(new String(wall.get("/public/notices/" + id).body(), StandardCharsets.UTF_8)).contains("/public/notices/" + id + "/qr.png",
                "/public/notices/" + id + ".pdf");
    }

    @Test
    void only_what_hangs_on_the_board_can_be_taken_to_the_wall() {
        String old = wall.hang("resolution", "closed", true, TestClock.TODAY.minusDays(40), TITLE, BODY);
        assertThat(wall.get("/public/notices/" + old + ".pdf").statusCode()).isEqualTo(200);
        String candidate = wall.hang("candidate", "posted", true, TestClock.TODAY, TITLE, BODY);
        assertThat(wall.get("/public/notices/" + candidate + ".pdf").statusCode()).isEqualTo(200);
        List<String> hidden = List.of(wall.hang("resolution", "draft", true, TestClock.TODAY, TITLE, BODY),
                wall.hang("handling", "posted", false, TestClock.TODAY, TITLE, BODY),
                wall.hang("candidate", "closed", true, TestClock.TODAY.minusDays(40), TITLE, BODY),
                wall.hang("candidate", "posted", true, TestClock.TODAY.minusDays(16), TITLE, BODY), "unknown");
        for (String id : hidden) {
            for (String what : List.of("", ".pdf", "/qr.png")) {
                HttpResponse<byte[]> answer = wall.get("/public/notices/" + id + what);
                assertThat(answer.statusCode()).as(id + what).isEqualTo(404);
                assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("没有这份公告").doesNotContain(TITLE);
            }
        }
    }

    @Test
    void a_notice_whose_period_is_over_says_so() throws IOException {
        String old = wall.hang("result", "closed", true, TestClock.TODAY.minusDays(40), TITLE, BODY);
        assertThat(tight(text(pdf(old, "closed")))).contains("24时（已期满）").doesNotContain("对公告的内容");
    }

    @Test
    void a_withdrawn_paper_says_so_and_a_correction_names_the_old_one() throws IOException {
        String wrong = wall.hang(TITLE, BODY);
        wall.withdraw(wrong, OffsetDateTime.parse("2026-11-22T12:00:00+08:00"), "所需资金写错，应为三十六万元。");
        assertThat(tight(text(pdf(wrong, "withdrawn")))).contains("已撤下", "原因：所需资金写错，应为三十六万元。").doesNotContain("也可以扫二维码");
        String right = wall.hang("王村关于“硬化村内道路”的决议公告（更正）", BODY);
        wall.with(right, "corrects", wrong);
        assertThat(tight(text(pdf(wrong, "corrected")))).contains("已更正", addresses.ofNotice(right));
        assertThat(tight(text(pdf(right, "correction")))).contains("本公告更正2026年11月22日公布的《" + TITLE + "》。").doesNotContain("已更正");
        wall.with(wrong, "concealed", true);
        assertThat(tight(text(pdf(wrong, "concealed")))).contains("王村决议公告", "原文不宜公开").doesNotContain("硬化");
    }

    @Test
    void a_long_table_repeats_its_headings_on_every_sheet_and_tears_no_row() throws IOException {
        String id = wall.hang("王村2026年第三季度财务公开", "各位村民：\n现将本季度收支情况公布如下，接受监督。\n有疑问的，可以查账。");
        wall.table(id, "收支明细表", 2, rows("[\"日期\",\"事项\",\"收入（元）\",\"支出（元）\"],[\"\",\"\",\"含补助\",\"含税\"]", 90,
                i -> "[\"2026年" + (i % 9 + 1) + "月\",\"第" + i + "笔：村口至小学段水泥路面材料款（含运费、装卸费）\",\"" + i + ",286.50\",\"-" + i + "\"]"));
        byte[] pdf = pdf(id, "table");
        assertThat(pages(pdf)).isBetween(4, 9);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int i = 1; i < pages(pdf); i++) {
                PDFTextStripper page = new PDFTextStripper();
                page.setStartPage(i);
                page.setEndPage(i);
                assertThat(tight(page.getText(document))).as("sheet " + i).contains("日期事项收入（元）支出（元）", "含补助含税");
            }
        }
        assertThat(tight(text(pdf))).contains("收支明细表", "第0笔：", "第89笔：", "89,286.50");
    }

    @Test
    void a_wide_table_is_turned_and_none_of_its_columns_is_cut_off() throws IOException {
        String id = wall.hang("王村2026年财务公开", "各位村民：\n现将全年收支情况公布如下。");
        wall.table(id, "小表", 1, "[[\"项目\",\"金额\"],[\"修路\",\"12.50\"]]");
        String heads = IntStream.range(0, 16).mapToObj(i -> "\"科目" + i + "（元）\"").collect(Collectors.joining(","));
        wall.table(id, "全年分科目收支表", 1, rows("[" + heads + "]", 40, i -> "[" + IntStream.range(0, 16).mapToObj(c -> "\"" + (c + 1) * 111
                + ",000.0" + i % 10 + "\"").collect(Collectors.joining(",")) + "]"));
        byte[] pdf = pdf(id, "wide-table");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDPage first = document.getPage(0);
            PDPage last = document.getPage(document.getNumberOfPages() - 1);
            assertThat(first.getMediaBox().getWidth()).isLessThan(first.getMediaBox().getHeight());
            assertThat(last.getMediaBox().getWidth()).isGreaterThan(last.getMediaBox().getHeight());
            assertRightmostInside(document);
        }
        assertThat(tight(text(pdf))).contains("附：全年分科目收支表（见后页）", "科目15（元）", "1776,000.09", "小表");
    }

    private static void assertRightmostInside(PDDocument document) throws IOException {
        new PDFTextStripper() {
            @Override
            protected void processTextPosition(org.apache.pdfbox.text.TextPosition at) {
                assertThat(at.getXDirAdj() + at.getWidthDirAdj()).isLessThan(getCurrentPage().getMediaBox().getWidth() - 40);
                super.processTextPosition(at);
            }
        }.getText(document);
    }

    private static String rows(String heads, int count, IntFunction<String> row) {
        return "[" + heads + "," + IntStream.range(0, count).mapToObj(row).collect(Collectors.joining(",")) + "]";
    }

    @Test
    void a_crowd_is_served_or_told_to_come_back_and_never_left_waiting() throws Exception {
        String id = wall.hang(TITLE, BODY);
        ExecutorService crowd = Executors.newFixedThreadPool(40);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<HttpResponse<byte[]>>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            answers.add(crowd.submit(() -> {
                start.await();
                return wall.get("/public/notices/" + id + ".pdf");
            }));
        }
        start.countDown();
        int served = 0;
        for (Future<HttpResponse<byte[]>> answer : answers) {
            HttpResponse<byte[]> got = answer.get();
            if (got.statusCode() == 503) {
                assertThat(new String(got.body(), StandardCharsets.UTF_8)).contains("请过一会儿再试");
                assertThat(got.headers().firstValue("retry-after")).isPresent();
            } else {
                assertThat(got.statusCode()).isEqualTo(200);
                served++;
            }
        }
        crowd.shutdown();
        assertThat(served).isBetween(1, 39);
        assertThat(wall.get("/public/notices/" + id + ".pdf").statusCode()).isEqualTo(200);
    }
}
