package org.cunyi.web.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.archive.Uploads;
import org.cunyi.audit.Anchors;
import org.cunyi.audit.proof.Anchor;
import org.cunyi.audit.proof.Hashes;
import org.cunyi.decision.Sheets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What auditors and the public see of the anchors, and that paper on the wall is measured against them. */
@CunyiTest
class ProofStoryTest {

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private Anchors anchors;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TestClock clock;

    private Client anybody;
    private Client auditor;

    @BeforeEach
    void people() {
        anybody = new Client(port, null);
        auditor = new Client(port, "auditor");
    }

    @AfterEach
    void time() {
        clock.reset();
        // what was fixed on later days counts as made by now
        anchors.make();
    }

    private String postedNotice() {
        Walk walk = new Walk(context);
        String number = walk.begin("zhang-clerk", "decision", Sheets.matter("public-welfare"));
        walk.complete("zhang-secretary", number, "party_proposal", Sheets.proposal());
        walk.complete("zhang-clerk", number, "joint_consultation", Sheets.consultation());
        walk.complete("zhang-clerk", number, "party_review", Sheets.review());
        walk.complete("zhang-clerk", number, "villagers_resolution", Sheets.representatives());
        walk.release(walk.child(number, 0), "公告", "内容");
        walk.remember();
        return auditor.get("/api/cases/" + number).json().path("notices").get(0).path("id").asText();
    }

    @Test
    void everybody_reads_the_anchors_and_finds_no_case_in_them() {
        Anchor anchor = anchors.make();
        JsonNode newest = anybody.get("/public/anchors.json").json().path("items").get(0);
        assertThat(newest.path("number").asLong()).isEqualTo(anchor.number());
        assertThat(newest.path("root").asText()).isEqualTo(anchor.root());
        assertThat(anybody.get("/public/anchors").body()).contains(anchor.root(), anchor.day());
        String lines = anybody.get("/public/anchors.jsonl").body();
        assertThat(lines.lines().reduce((a, b) -> b).map(Hashes::of)).contains(anchor.root());
        assertThat(lines).doesNotContain("JC-", "DAY-", "zhang");
        assertThat(anybody.get("/public/anchors?before=nonsense").status()).isEqualTo(200);
        assertThat(anybody.get("/public/verify.html").body()).contains("离线验证", "fflate").doesNotContain("src=", "https://fonts");
        assertThat(anybody.get("/public/").body()).contains("/public/anchors");
    }

    @Test
    void a_notice_carries_the_anchor_known_when_it_was_posted_and_its_page_compares() throws Exception {
        Anchor anchor = anchors.make();
        clock.plusDays(1);
        String id = postedNotice();
        clock.plusDays(1);
        anchors.make();
        String reference = anchor.reference();

        Uploads wall = new Uploads(port, "zhang-clerk");
        BufferedImage dots = ImageIO.read(new ByteArrayInputStream(wall.get("/public/notices/" + id + "/qr.png").body()));
        String address = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(dots.getWidth(), dots.getHeight(),
                dots.getRGB(0, 0, dots.getWidth(), dots.getHeight(), null, 0, dots.getWidth()))))).getText();
        assertThat(address).endsWith("/public/notices/" + id + "?a=" + reference);
        try (PDDocument pdf = Loader.loadPDF(wall.get("/public/notices/" + id + ".pdf").body())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("[\\s\\p{Z}]", "")).contains("存证", "第" + anchor.number() + "号" + reference);
        }
        String page = "/public/notices/" + id;
        assertThat(anybody.get(page).body()).contains(reference).doesNotContain("纸上的存证");
        assertThat(anybody.get(page + "?a=" + reference).body()).contains("纸上的存证与本系统一致");
        assertThat(anybody.get(page + "?a=" + anchor.number() + "-" + "0".repeat(16)).body()).contains("纸上的存证与本系统的不一致", "是另一个值");
        assertThat(anybody.get(page + "?a=99999999-" + "0".repeat(16)).body()).contains("这里没有第99999999号存证");
        assertThat(anybody.get(page + "?a=nonsense").body()).doesNotContain("纸上的存证");
    }

    @Test
    void only_auditors_verify_one_at_a_time_and_what_is_asked_wrongly_is_refused() {
        for (String login : new String[] {"zhang-secretary", "county-organization", "admin", "modeller"}) {
            assertThat(new Client(port, login).post("/api/audit/verify", Map.of("org", "all")).status()).isEqualTo(403);
            assertThat(new Client(port, login).post("/api/audit/anchors", Map.of()).status()).isEqualTo(403);
            assertThat(new Client(port, login).get("/audit/verification").status()).isEqualTo(403);
        }
        assertThat(auditor.post("/api/audit/verify", Map.of("org", "9901")).detail()).startsWith("单位代码：");
        assertThat(auditor.post("/api/audit/verify", Map.of("org", "all", "anchor", "12-9f3c")).detail()).startsWith("存证：第1行");
        jdbc.sql("insert into audit_verification (id, scope, asked_by, started_at, seen_at, state, entries, chains, anchors, broken)"
                + " values ('test-running', '', 'auditor', ?, ?, 'running', 7, 1, 0, 0)").params(java.time.OffsetDateTime.now(clock),
                java.time.OffsetDateTime.now(clock)).update();
        try {
            new Walk(context).begin("zhang-clerk", "decision", Sheets.matter("public-welfare"));
            assertThat(auditor.post("/api/audit/verify", Map.of("org", "all")).status()).isEqualTo(409);
            assertThat(auditor.get("/audit/verification?id=test-running").body()).contains("正在验证", "已读7条");
            clock.plusDays(1);
            Client.Answer begun = auditor.post("/api/audit/verify", Map.of("org", "990101101201"));
            assertThat(begun.status()).as("a node that is gone holds nobody up").isEqualTo(202);
            JsonNode view = begun.json();
            while (view.path("state").asText().equals("running")) {
                Thread.onSpinWait();
                view = auditor.get("/api/audit/verifications/" + view.path("id").asText()).json();
            }
            assertThat(view.path("intact").asBoolean()).isTrue();
            assertThat(auditor.get("/api/audit/verify?org=990101101201").json().path("id")).isEqualTo(view.path("id"));
            assertThat(auditor.get("/audit/verification?id=" + view.path("id").asText()).body()).contains("张村：完好");
            assertThat(jdbc.sql("select subject from audit_entry where action = 'verification.ended'").query(String.class).list())
                    .contains(view.path("id").asText());
        } finally {
            jdbc.sql("delete from audit_verification where id = 'test-running'").update();
        }
    }
}
