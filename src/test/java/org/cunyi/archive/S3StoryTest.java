package org.cunyi.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.decision.Sheets.ZHANG;
import static org.cunyi.decision.Sheets.matter;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.cunyi.Client;
import org.cunyi.CunyiApplication;
import org.cunyi.CunyiTest;
import org.cunyi.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An installation whose documents lie in an S3-compatible store, as people meet it: while the store is there, and while it is not. */
@SpringBootTest(classes = CunyiApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "management.server.port=0", "camunda.bpm.job-execution.enabled=false", "cunyi.documents.sweep-cron=-"})
@ActiveProfiles("demo")
@ContextConfiguration(initializers = TestPostgres.class)
@Import(CunyiTest.Configuration.class)
@Tag("own-jvm")
class S3StoryTest {

    private static final S3Server SERVER = new S3Server();

    @LocalServerPort
    private int port;
    @LocalManagementPort
    private int management;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Shelf shelf;

    private Client clerk;
    private Uploads files;
    private String number;

    @DynamicPropertySource
    static void store(DynamicPropertyRegistry registry) {
        SERVER.properties().forEach(p -> registry.add(p.split("=", 2)[0], () -> p.split("=", 2)[1]));
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void begin() {
        clerk = new Client(port, "zhang-clerk");
        files = new Uploads(port, "zhang-clerk");
        number = clerk.start(ZHANG, matter("public-welfare")).json().path("caseNumber").asText();
    }

    private Map<String, byte[]> archive() throws IOException {
        Map<String, byte[]> found = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(files.get("/api/archive/" + number + ".zip").body()),
                StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                found.put(entry.getName(), in.readAllBytes());
            }
        }
        return found;
    }

    @Test
    void a_document_goes_there_and_comes_back_alone_and_in_the_file_of_the_case() throws Exception {
        String id = files.added(number, "party_proposal", "photo", "现场.jpg", Papers.jpeg());
        assertThat(SERVER.keys()).contains("cunyi/" + id);
        assertThat(jdbc.sql("select count(*) from document_chunk where document_id = ?").param(id).query(Integer.class).single()).isZero();
        HttpResponse<byte[]> read = files.get("/documents/" + id);
        assertThat(read.statusCode()).isEqualTo(200);
        String hash = clerk.get("/api/cases/" + number + "/documents").json().path("items").get(0).path("sha256").asText();
        assertThat(IntakeTest.sha256(read.body())).isEqualTo(hash);

        Map<String, byte[]> file = archive();
        assertThat(file.get("材料/001-照片-现场.jpg")).isEqualTo(read.body());
        assertThat(new String(file.get("manifest.json"), StandardCharsets.UTF_8)).contains(hash).doesNotContain("不符");
        SERVER.overwrite("cunyi/" + id, new byte[] {1});
        assertThat(files.get("/documents/" + id).statusCode()).isEqualTo(503);
        assertThat(new ObjectMapper().readTree(archive().get("manifest.json")).path("files").findValuesAsText("note")).anyMatch(n -> n.contains("不符"));

        assertThat(clerk.send("DELETE", "/api/documents/" + id, null).status()).isEqualTo(204);
        assertThat(SERVER.keys()).doesNotContain("cunyi/" + id);
    }

    @Test
    void while_the_store_is_away_people_are_told_so_and_everything_else_goes_on() {
        String kept = files.added(number, "", "photo", "现场.jpg", Papers.jpeg());
        Client operator = new Client(management, null);
        assertThat(operator.get("/actuator/health/documents").json().path("status").asText()).isEqualTo("UP");
        SERVER.stop();
        try {
            HttpResponse<byte[]> refused = files.add(number, "", "photo", "b.jpg", Papers.jpeg());
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(Uploads.json(refused).path("detail").asText()).contains("材料存储暂时不能使用");
            assertThat(new String(refused.body(), StandardCharsets.UTF_8)).doesNotContain("127.0.0.1").doesNotContain("Exception");
            HttpResponse<byte[]> page = files.get("/documents/" + kept);
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(new String(page.body(), StandardCharsets.UTF_8)).contains("材料存储暂时不能使用", "暂时不能使用");
            HttpResponse<byte[]> archive = files.get("/api/archive/" + number + ".zip");
            assertThat(archive.statusCode()).isEqualTo(503);
            assertThat(clerk.get("/api/cases/" + number + "/documents").json().path("items")).hasSize(1);
            assertThat(clerk.get("/api/audit/cases/" + number).body()).containsOnlyOnce("\"document.added\"");
            assertThat(operator.get("/actuator/health").json().path("status").asText()).as("a node without it still does the rest").isEqualTo("UP");
            assertThat(operator.get("/actuator/health/documents").status()).isEqualTo(503);
            assertThat(operator.get("/actuator/health/documents").json().path("status").asText()).isEqualTo("DEGRADED");
        } finally {
            SERVER.start();
        }
        assertThat(files.get("/documents/" + kept).statusCode()).isEqualTo(200);
        files.added(number, "", "photo", "b.jpg", Papers.jpeg());
        shelf.sweep();
        assertThat(jdbc.sql("select count(*) from loose_content").query(Integer.class).single()).isZero();
    }
}
