package org.cunyi.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.decision.Sheets.ZHANG;
import static org.cunyi.decision.Sheets.consultation;
import static org.cunyi.decision.Sheets.matter;
import static org.cunyi.decision.Sheets.proposal;
import static org.cunyi.decision.Sheets.review;
import static org.cunyi.decision.Sheets.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ManagementService;
import org.cunyi.Client;
import org.cunyi.Client.Answer;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.decision.Sheets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Documents as officials, neighbours and auditors meet them, over plain HTTP. */
@CunyiTest
class DocumentStoryTest {

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private ManagementService jobs;
    @Autowired
    private TestClock clock;

    private Client clerk;
    private Client secretary;
    private Uploads clerksFiles;
    private String number;

    @BeforeEach
    void begin() {
        clerk = new Client(port, "zhang-clerk");
        secretary = new Client(port, "zhang-secretary");
        clerksFiles = new Uploads(port, "zhang-clerk");
        number = clerk.start(ZHANG, matter("public-welfare")).json().path("caseNumber").asText();
    }

    @AfterEach
    void time() {
        clock.reset();
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private JsonNode audit(String action) {
        for (JsonNode entry : clerk.get("/api/audit/cases/" + number).json()) {
            if (entry.path("action").asText().equals(action)) {
                return entry;
            }
        }
        throw new AssertionError("no " + action);
    }

    @Test
    void what_was_added_comes_back_as_it_is_kept_and_can_run_nothing() throws Exception {
        HttpResponse<byte[]> added = clerksFiles.add(number, "party_proposal", "photo", "现场 照片.exe", Papers.photoWithPlace());
        assertThat(added.statusCode()).isEqualTo(201);
        JsonNode told = Uploads.json(added);
        assertThat(told.path("name").asText()).isEqualTo("现场 照片.exe.jpg");
        assertThat(told.path("mediaType").asText()).isEqualTo("image/jpeg");

        HttpResponse<byte[]> read = new Uploads(port, "liulin-office").get("/documents/" + told.path("id").asText());
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(IntakeTest.sha256(read.body())).isEqualTo(told.path("sha256").asText());
        assertThat(new String(read.body(), StandardCharsets.ISO_8859_1)).doesNotContain("GPS");
        assertThat(read.headers().firstValue("content-security-policy").orElse("")).contains("sandbox", "default-src 'none'");
        assertThat(read.headers().allValues("content-security-policy")).hasSize(1);
        assertThat(read.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(read.headers().firstValue("content-type")).contains("image/jpeg");
        assertThat(read.headers().firstValue("content-disposition").orElse("")).startsWith("inline").contains("%E7%8E%B0");
        assertThat(read.headers().firstValue("cache-control").orElse("")).contains("no-store");

        String docx = clerksFiles.added(number, "", "minutes", "记录.docx", Papers.docx());
        assertThat(clerksFiles.get("/documents/" + docx).headers().firstValue("content-disposition").orElse("")).startsWith("attachment");
        String pdf = clerksFiles.added(number, "", "material", "方案.pdf", Papers.pdf());
        assertThat(clerksFiles.get("/documents/" + pdf).headers().firstValue("content-security-policy").orElse("")).contains("script-src 'none'")
                .doesNotContain("script-src 'self'");

        JsonNode entry = audit("document.added");
        assertThat(entry.path("payload").path("sha256").asText()).isEqualTo(told.path("sha256").asText());
        assertThat(entry.path("payload").path("name").asText()).startsWith("hmac:");
        assertThat(clerk.get("/api/audit/cases/" + number + "/verify").json().path("intact").asBoolean()).isTrue();

        String page = new String(clerksFiles.get("/cases/" + number).body(), StandardCharsets.UTF_8);
        assertThat(page).contains("现场 照片.exe.jpg", "记录.docx", "照片，村党组织提议", "在页内查看", "capture=\"environment\"");
    }

    @Test
    void a_large_document_lies_in_pieces_and_comes_back_whole() throws Exception {
        byte[] png = Papers.png();
        byte[] noise = new byte[3_000_000];
        new java.util.Random(1).nextBytes(noise);
        // a picture with much data: what a decoder makes of it is of no concern here
        byte[] large = PngNoise.with(png, noise);
        String id = clerksFiles.added(number, "", "photo", "大图.png", large);
        assertThat(jdbc.sql("select count(*) from document_chunk where document_id = ?").param(id).query(Integer.class).single()).isGreaterThan(10);
        assertThat(clerksFiles.get("/documents/" + id).body()).isEqualTo(large);
    }

    @Test
    void only_who_works_on_the_case_or_sits_in_its_unit_adds() {
        byte[] pdf = Papers.pdf();
        assertThat(new Uploads(port, "zhang-committee").add(number, "", "other", "a.pdf", pdf).statusCode()).isEqualTo(201);
        assertThat(new Uploads(port, "li-clerk").add(number, "", "other", "a.pdf", pdf).statusCode()).isEqualTo(404);
        assertThat(new Uploads(port, "admin").add(number, "", "other", "a.pdf", pdf).statusCode()).isEqualTo(404);
        for (String reader : new String[] {"auditor", "liulin-office", "county-organization"}) {
            HttpResponse<byte[]> refused = new Uploads(port, reader).add(number, "", "other", "a.pdf", pdf);
            assertThat(refused.statusCode()).as(reader).isEqualTo(403);
            assertThat(Uploads.json(refused).path("detail").asText()).contains("只有本单位人员");
        }
        String id = clerksFiles.added(number, "", "other", "a.pdf", pdf);
        assertThat(new Uploads(port, "li-clerk").get("/documents/" + id).statusCode()).isEqualTo(404);
        assertThat(new Uploads(port, "admin").get("/documents/" + id).statusCode()).isEqualTo(404);
        assertThat(new Uploads(port, "auditor").get("/documents/" + id).statusCode()).isEqualTo(200);
        assertThat(new Client(port, "auditor").get("/api/cases/" + number + "/documents").json().path("mayAdd").asBoolean()).isFalse();
        assertThat(new Client(port, "li-clerk").get("/api/cases/" + number + "/documents").status()).isEqualTo(404);
        assertThat(new Client(port, null).get("/documents/" + id).status()).isEqualTo(302);
    }

    @Test
    void the_townships_task_lets_the_township_add_to_its_own_step_only() {
        number = clerk.start(ZHANG, with(matter("public-welfare"), "amount", 300000)).json().path("caseNumber").asText();
        Uploads township = new Uploads(port, "liulin-committee");
        assertThat(township.add(number, null, "material", "a.pdf", Papers.pdf()).statusCode()).isEqualTo(403);
        ok(secretary.complete(number, "party_proposal", proposal()));
        String id = township.added(number, null, "material", "预审材料.pdf", Papers.pdf());
        JsonNode listed = clerk.get("/api/cases/" + number + "/documents").json().path("items").get(0);
        assertThat(listed.path("id").asText()).isEqualTo(id);
        assertThat(listed.path("step").asText()).isEqualTo("township_precheck");
        assertThat(listed.path("stepName").asText()).isEqualTo("乡镇预审");
        assertThat(township.add(number, "party_proposal", "material", "a.pdf", Papers.pdf()).statusCode()).isEqualTo(400);
        assertThat(clerksFiles.add(number, "no_such_step", "material", "a.pdf", Papers.pdf()).statusCode()).isEqualTo(400);
    }

    @Test
    void what_is_refused_leaves_nothing_and_says_why_in_chinese() {
        HttpResponse<byte[]> program = clerksFiles.add(number, "", "photo", "照片.jpg", "MZ\u0090".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(program.statusCode()).isEqualTo(400);
        assertThat(Uploads.json(program).path("errors").get(0).path("field").asText()).isEqualTo("file");
        HttpResponse<byte[]> large = clerksFiles.add(number, "", "photo", "a.jpg", Papers.joined(Papers.jpeg(), new byte[20 * 1024 * 1024]));
        assertThat(large.statusCode()).isEqualTo(400);
        assertThat(Uploads.json(large).path("detail").asText()).contains("不能超过20MB");
        assertThat(clerksFiles.add(number, "", "photo", "a.jpg", new byte[33 * 1024 * 1024]).statusCode()).isEqualTo(413);
        assertThat(clerksFiles.add(number, "", "photo", "a.jpg", new byte[0]).statusCode()).isEqualTo(400);
        assertThat(clerksFiles.add(number, "", "nonsense", "a.jpg", Papers.jpeg()).statusCode()).isEqualTo(400);
        assertThat(clerk.get("/api/cases/" + number + "/documents").json().path("items")).isEmpty();
        assertThat(clerk.get("/api/audit/cases/" + number).body()).doesNotContain("document.added");
    }

    @Test
    void two_uploads_at_once_are_both_kept_and_the_chain_is_whole() throws Exception {
        int many = 6;
        ExecutorService people = Executors.newFixedThreadPool(many);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                byte[] file = i % 2 == 0 ? Papers.jpeg() : Papers.pdf();
                answers.add(people.submit(() -> {
                    start.await();
                    return clerksFiles.add(number, "", "photo", "a", file).statusCode();
                }));
            }
            start.countDown();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(201);
            }
        } finally {
            people.shutdown();
        }
        assertThat(clerk.get("/api/cases/" + number + "/documents").json().path("items")).hasSize(many);
        assertThat(clerk.get("/api/audit/cases/" + number + "/verify").json().path("intact").asBoolean()).isTrue();
    }

    @Test
    void the_uploader_takes_it_back_until_the_step_is_done() {
        Uploads secretarysFiles = new Uploads(port, "zhang-secretary");
        String wrong = secretarysFiles.added(number, null, "sign-in", "错的.pdf", Papers.pdf());
        String right = secretarysFiles.added(number, null, "sign-in", "签到.pdf", Papers.pdf());
        assertThat(clerk.send("DELETE", "/api/documents/" + wrong, null).status()).isEqualTo(403);
        assertThat(new Client(port, "li-clerk").send("DELETE", "/api/documents/" + wrong, null).status()).isEqualTo(404);
        assertThat(secretary.send("DELETE", "/api/documents/" + wrong, null).status()).isEqualTo(204);
        assertThat(secretary.send("DELETE", "/api/documents/" + wrong, null).status()).isEqualTo(409);
        assertThat(secretarysFiles.get("/documents/" + wrong).statusCode()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from document_chunk where document_id = ?").param(wrong).query(Integer.class).single()).isZero();
        assertThat(audit("document.withdrawn").path("payload").path("sha256").asText()).hasSize(64);
        assertThat(clerk.get("/api/cases/" + number + "/documents").json().path("items").get(0).path("state").asText()).isEqualTo("withdrawn");
        ok(secretary.complete(number, "party_proposal", proposal()));
        Answer late = secretary.send("DELETE", "/api/documents/" + right, null);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.detail()).contains("已经办结");
    }

    /** contract.md §2: persons on a case's recusal list can do nothing in it. */
    @Test
    void who_keeps_out_of_the_case_may_look_and_neither_adds_nor_takes_back() {
        String id = clerksFiles.added(number, "", "other", "a.pdf", Papers.pdf());
        ok(clerk.post("/api/cases/" + number + "/recuse", Map.of("reason", "本人承包该工程")));
        assertThat(clerksFiles.get("/documents/" + id).statusCode()).isEqualTo(200);
        HttpResponse<byte[]> refused = clerksFiles.add(number, "", "other", "b.pdf", Papers.pdf());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Uploads.json(refused).path("detail").asText()).contains("回避");
        assertThat(clerk.send("DELETE", "/api/documents/" + id, null).status()).isEqualTo(403);
        assertThat(clerk.get("/api/cases/" + number + "/documents").json().path("mayAdd").asBoolean()).isFalse();
    }

    /** domain.md §4: a change of boundary is executed only after the county government's approval, whose document lies in the file. */
    @Test
    void a_boundary_is_not_moved_without_the_countys_document() {
        number = clerk.start(ZHANG, matter("village-boundary")).json().path("caseNumber").asText();
        ok(secretary.complete(number, "party_proposal", proposal()));
        ok(clerk.complete(number, "joint_consultation", consultation()));
        ok(clerk.complete(number, "party_review", review()));
        ok(clerk.complete(number, "villagers_resolution", Sheets.assembly()));
        String publication = clerk.get("/api/cases/" + number).json().path("children").get(0).path("caseNumber").asText();
        ok(clerk.complete(publication, "draft_notice", Map.of("noticeTitle", "决议公告", "noticeBody", "决议通过。")));
        ok(new Client(port, "zhang-supervision").complete(publication, "supervision_opinion", Map.of("agreed", "true", "opinionText", "同意")));
        ok(secretary.complete(publication, "release", Map.of("released", "true")));
        clock.plusDays(16);
        String instance = clerk.get("/api/cases/" + publication).json().path("processInstanceId").asText();
        jobs.executeJob(jobs.createJobQuery().processInstanceId(instance).timers().singleResult().getId());

        Client committee = new Client(port, "zhang-committee");
        Map<String, Object> report = Map.of("progress", "已勘界。", "finished", "false", "approvalDocument", "清政〔2026〕8号");
        JsonNode place = committee.get("/api/cases/" + number + "/documents").json().path("steps").get(0);
        assertThat(place.path("missing").get(0).path("label").asText()).isEqualTo("批准文件");
        Answer refused = committee.complete(number, "implementation", report);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains("批准文件").contains("村委会实施");
        Uploads files = new Uploads(port, "zhang-committee");
        files.added(number, "", "approval", "批复.pdf", Papers.pdf());
        files.added(number, "implementation", "photo", "照片.jpg", Papers.jpeg());
        assertThat(committee.complete(number, "implementation", report).status()).as("of another step, of another kind").isEqualTo(400);
        String id = files.added(number, "implementation", "approval", "批复.pdf", Papers.pdf());
        ok(committee.send("DELETE", "/api/documents/" + id, null));
        assertThat(committee.complete(number, "implementation", report).status()).as("taken back").isEqualTo(400);
        files.added(number, "implementation", "approval", "批复.pdf", Papers.pdf());
        ok(committee.complete(number, "implementation", report));
        ok(committee.complete(number, "implementation", report));
    }

    @Test
    void other_matters_need_no_such_document() {
        assertThat(clerk.get("/api/cases/" + number + "/documents").json().path("steps").get(0).path("missing")).isEmpty();
    }
}
