package org.cunyi.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.decision.Sheets.ZHANG;
import static org.cunyi.decision.Sheets.consultation;
import static org.cunyi.decision.Sheets.matter;
import static org.cunyi.decision.Sheets.proposal;
import static org.cunyi.decision.Sheets.representatives;
import static org.cunyi.decision.Sheets.review;
import static org.cunyi.decision.Sheets.sheet;
import static org.cunyi.decision.Sheets.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.ManagementService;
import org.cunyi.Client;
import org.cunyi.Client.Answer;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 一事一档: what an official takes away, and the sheets that are signed. The papers stay in target/paper to be looked at. */
@CunyiTest
class ArchiveStoryTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PAPER = Path.of("target/paper");

    @LocalServerPort
    private int port;
    @Autowired
    private ManagementService jobs;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

    private Client clerk;
    private Client secretary;
    private Client committee;
    private Client supervision;
    private Uploads files;
    private String number;

    @BeforeEach
    void people() {
        clerk = new Client(port, "zhang-clerk");
        secretary = new Client(port, "zhang-secretary");
        committee = new Client(port, "zhang-committee");
        supervision = new Client(port, "zhang-supervision");
        files = new Uploads(port, "zhang-clerk");
        number = clerk.start(ZHANG, with(matter("public-welfare"), "amount", 186000)).json().path("caseNumber").asText();
    }

    @AfterEach
    void time() {
        clock.reset();
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private String publication(int index) {
        return clerk.get("/api/cases/" + number).json().path("children").get(index).path("caseNumber").asText();
    }

    private void publish(String publication, String title) {
        ok(clerk.complete(publication, "draft_notice", Map.of("noticeTitle", title, "noticeBody", "各位村民：\n决议通过，现予公布。路面宽4.5米，厚0.18米。")));
        ok(supervision.complete(publication, "supervision_opinion", Map.of("agreed", "true", "opinionText", "内容属实，同意公布。")));
        ok(secretary.complete(publication, "release", Map.of("released", "true")));
    }

    private void periodEnds(String publication) {
        clock.plusDays(16);
        String instance = clerk.get("/api/cases/" + publication).json().path("processInstanceId").asText();
        jobs.executeJob(jobs.createJobQuery().processInstanceId(instance).activityId("timer_period_over").singleResult() != null
                ? jobs.createJobQuery().processInstanceId(instance).activityId("timer_period_over").singleResult().getId()
                : jobs.createJobQuery().processInstanceId(instance).timers().singleResult().getId());
    }

    private void wholeCase() {
        files.added(number, "party_proposal", "photo", "会场/照片.jpg", Papers.photoWithPlace());
        ok(secretary.complete(number, "party_proposal", sheet("2026-09-01", 2, 2, 0, 0)));
        ok(secretary.complete(number, "party_proposal", proposal()));
        ok(clerk.complete(number, "joint_consultation", consultation()));
        ok(clerk.complete(number, "party_review", with(review(), "townshipOfficial", "赵明")));
        ok(clerk.complete(number, "villagers_resolution", representatives()));
        String first = publication(0);
        publish(first, "关于硬化村内道路的决议公告");
        periodEnds(first);
        String mistake = new Uploads(port, "zhang-committee").added(number, "implementation", "other", "错.pdf", Papers.pdf());
        ok(committee.send("DELETE", "/api/documents/" + mistake, null));
        new Uploads(port, "zhang-committee").added(number, "implementation", "material", "竣工 报告.docx", Papers.docx());
        ok(committee.complete(number, "implementation", Map.of("progress", "全部完工。", "finished", "true")));
        ok(supervision.complete(number, "acceptance", Map.of("accepted", "true", "remark", "质量合格。")));
        publish(publication(1), "关于硬化村内道路实施结果的公告");
        periodEnds(publication(1));
    }

    private Map<String, byte[]> unpacked(byte[] zip) throws IOException {
        Map<String, byte[]> found = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(found.put(entry.getName(), in.readAllBytes())).isNull();
            }
        }
        return found;
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\\p{Z}]", "");
        }
    }

    private static byte[] look(String name, byte[] pdf) throws IOException {
        Files.createDirectories(PAPER);
        Files.write(PAPER.resolve(name + ".pdf"), pdf);
        return pdf;
    }

    @Test
    void the_file_of_a_finished_case_is_whole_and_its_manifest_is_true() throws Exception {
        wholeCase();
        HttpResponse<byte[]> answer = files.get("/api/archive/" + number + ".zip");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/zip");
        assertThat(answer.headers().firstValue("content-disposition").orElse("")).startsWith("attachment").contains(number);
        Files.createDirectories(PAPER);
        Files.write(PAPER.resolve("archive.zip"), answer.body());
        Map<String, byte[]> found = unpacked(answer.body());

        assertThat(found.keySet()).contains("登记表/1-提议.pdf", "登记表/1-提议（第2次）.pdf", "登记表/2-商议.pdf", "登记表/3-审议.pdf", "登记表/4-决议.pdf",
                "登记表/5-决议公开.pdf", "登记表/6-实施结果公开.pdf", "公告/01-决议公告-关于硬化村内道路的决议公告.pdf", "公告/01-决议公告-关于硬化村内道路的决议公告.json",
                "公告/02-实施结果公告-关于硬化村内道路实施结果的公告.pdf", "材料/001-照片-照片.jpg", "材料/002-事项材料-竣工 报告.docx", "材料/目录.json",
                "案件/" + number + ".json", "审计/" + number + ".json", "审计/" + publication(0) + ".json", "审计/" + publication(1) + ".json");
        assertThat(found.keySet().stream().filter(p -> p.startsWith("登记表/"))).hasSize(7);
        assertThat(found.keySet()).last().isEqualTo("manifest.json");

        JsonNode manifest = JSON.readTree(found.get("manifest.json"));
        assertThat(manifest.path("caseNumber").asText()).isEqualTo(number);
        assertThat(manifest.path("madeBy").asText()).isEqualTo("zhang-clerk");
        Map<String, JsonNode> listed = new LinkedHashMap<>();
        manifest.path("files").forEach(f -> listed.put(f.path("path").asText(), f));
        assertThat(listed.keySet()).containsExactlyElementsOf(found.keySet().stream().filter(p -> !p.equals("manifest.json")).toList());
        for (Map.Entry<String, JsonNode> file : listed.entrySet()) {
            byte[] bytes = found.get(file.getKey());
            assertThat(file.getValue().path("size").asLong()).as(file.getKey()).isEqualTo(bytes.length);
            assertThat(file.getValue().path("sha256").asText()).as(file.getKey()).isEqualTo(IntakeTest.sha256(bytes));
            assertThat(file.getValue().path("note").isNull()).isTrue();
        }

        JsonNode entries = JSON.readTree(found.get("审计/" + number + ".json"));
        JsonNode last = entries.get(entries.size() - 1);
        assertThat(last.path("action").asText()).isEqualTo("archive.exported");
        assertThat(manifest.path("chains").get(0).path("lastHash").asText()).isEqualTo(last.path("hash").asText());
        assertThat(manifest.path("chains")).hasSize(3).allSatisfy(c -> assertThat(c.path("intact").asBoolean()).isTrue());
        JsonNode list = JSON.readTree(found.get("材料/目录.json"));
        assertThat(list).hasSize(3);
        assertThat(list.findValuesAsText("state")).containsExactly("kept", "withdrawn", "kept");

        String proposal = text(look("sheet-1", found.get("登记表/1-提议（第2次）.pdf")));
        assertThat(proposal).contains("清河县柳林镇张村", "“四议两公开”村党组织提议登记表", number, "■党员群众建议", "□村干部提议", "□上级安排", "硬化村内道路三公里",
                "186000元", "2026年9月1日", "村委会会议室", "王志强", "李秀英", "5人", "5/5（100.0%）", "5票", "达到法定人数，通过", "主持人签字", "参会人员签字", "第2次");
        assertThat(text(found.get("登记表/1-提议.pdf"))).contains("未达到法定人数，会议不成立", "2/5（40.0%）", "第1次");
        assertThat(text(look("sheet-3", found.get("登记表/3-审议.pdf")))).contains("到会乡镇干部赵明", "乡镇干部签字", "40/47（85.1%）");
        assertThat(text(look("sheet-4", found.get("登记表/4-决议.pdf")))).contains("村民代表会议", "35票", "《村民委员会组织法》（2025年修订）第三十条");
        assertThat(text(look("sheet-5", found.get("登记表/5-决议公开.pdf")))).contains("决议公开登记表", "路面宽4.5米", "内容属实，同意公布。", "公示期间没有收到异议",
                "监委会主任签字", "公示期满");
        assertThat(text(found.get("登记表/6-实施结果公开.pdf"))).contains("实施结果公开登记表");
        assertThat(new String(found.get("材料/001-照片-照片.jpg"), StandardCharsets.ISO_8859_1)).doesNotContain("GPS");
    }

    @Test
    void objections_and_answers_lie_in_the_file_also_those_that_the_public_does_not_read() throws Exception {
        ok(secretary.complete(number, "party_proposal", proposal()));
        ok(clerk.complete(number, "joint_consultation", consultation()));
        ok(clerk.complete(number, "party_review", review()));
        ok(clerk.complete(number, "villagers_resolution", representatives()));
        publish(publication(0), "决议公告");
        ok(clerk.post("/api/cases/" + publication(0) + "/objection", Map.of("about", "publication", "receivedOn", "2026-11-22", "content",
                "面积写错了，应为4米。")));
        Map<String, byte[]> found = unpacked(files.get("/api/archive/" + number + ".zip").body());
        assertThat(text(look("objections", found.get("异议/异议及答复.pdf")))).contains("面积写错了，应为4米。", "等待答复", "对公布的异议");
        assertThat(JSON.readTree(found.get("异议/异议及答复.json")).get(0).path("content").asText()).isEqualTo("面积写错了，应为4米。");
        assertThat(text(found.get("登记表/5-决议公开.pdf"))).contains("收到异议1件，已答复0件");
    }

    @Test
    void a_document_whose_bytes_were_changed_in_the_database_is_named_in_the_manifest() throws Exception {
        String id = files.added(number, "", "material", "方案.pdf", Papers.pdf());
        jdbc.sql("update document_chunk set bytes = ? where document_id = ?").params(new byte[] {1, 2, 3}, id).update();
        JsonNode manifest = JSON.readTree(unpacked(files.get("/api/archive/" + number + ".zip").body()).get("manifest.json"));
        for (JsonNode file : manifest.path("files")) {
            assertThat(file.path("note").asText("").contains("不符")).isEqualTo(file.path("path").asText().contains("方案"));
        }
    }

    @Test
    void who_does_not_see_the_case_gets_no_file_and_no_sheet() {
        for (String path : new String[] {"/api/archive/" + number + ".zip", "/cases/" + number + "/sheets/party_proposal.pdf?blank=true"}) {
            assertThat(new Uploads(port, "li-clerk").get(path).statusCode()).isEqualTo(404);
            assertThat(new Uploads(port, "admin").get(path).statusCode()).isEqualTo(404);
            assertThat(new Uploads(port, "auditor").get(path).statusCode()).isEqualTo(200);
        }
        assertThat(new Client(port, null).get("/api/archive/" + number + ".zip").status()).isEqualTo(401);
        assertThat(files.get("/cases/" + number + "/sheets/party_proposal.pdf").statusCode()).isEqualTo(404);
        assertThat(files.get("/cases/" + number + "/sheets/nonsense.pdf?blank=true").statusCode()).isEqualTo(404);
        assertThat(files.get("/cases/" + number + "/sheets/implementation.pdf?blank=true").statusCode()).isEqualTo(404);
    }

    @Test
    void a_sheet_is_printed_before_the_meeting_with_the_number_who_must_come_and_a_code_back_to_the_case() throws Exception {
        String proposal = text(look("blank-1", files.get("/cases/" + number + "/sheets/party_proposal.pdf?blank=true").body()));
        assertThat(proposal).contains("村党组织提议登记表", "应到5人", "实到人", "村党组织委员会会议", "□通过", "主持人签字").doesNotContain("达到法定人数，通过");
        byte[] review = look("blank-3", files.get("/cases/" + number + "/sheets/party_review.pdf?blank=true").body());
        assertThat(text(review)).contains("应到47人", "到会乡镇干部");
        assertThat(text(look("blank-4", files.get("/cases/" + number + "/sheets/villagers_resolution.pdf?blank=true").body())))
                .contains("□村民代表会议", "□村民会议（按人）", "村民代表会议45人", "村民会议（按人）1286人");
        assertThat(text(look("blank-5", files.get("/cases/" + number + "/sheets/publish_resolution.pdf?blank=true").body())))
                .contains("决议公开登记表", "村务监督委员会意见");
        try (PDDocument document = Loader.loadPDF(review)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 200);
            BufferedImage corner = page.getSubimage(page.getWidth() / 2, page.getHeight() / 2, page.getWidth() / 2, page.getHeight() / 2);
            int[] dots = corner.getRGB(0, 0, corner.getWidth(), corner.getHeight(), null, 0, corner.getWidth());
            assertThat(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(corner.getWidth(),
                    corner.getHeight(), dots))), Map.of(DecodeHintType.TRY_HARDER, true)).getText()).endsWith("/cases/" + number);
        }
        String page = new String(files.get("/cases/" + number).body(), StandardCharsets.UTF_8);
        assertThat(page).contains("下载一事一档", "/cases/" + number + "/sheets/party_review.pdf?blank=true");
    }
}
