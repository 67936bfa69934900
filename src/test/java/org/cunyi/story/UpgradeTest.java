package org.cunyi.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.cunyi.Client;
import org.cunyi.Client.Answer;
import org.cunyi.CunyiApplication;
import org.cunyi.decision.Sheets;
import org.cunyi.org.Settings;
import org.cunyi.workflow.process.ModelDeployment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Cases that began under replaced models ({@code released/}) finish under them, with the program of today. */
@SpringBootTest(classes = CunyiApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "management.server.port=0", "spring.datasource.url=jdbc:h2:mem:upgrade", "camunda.bpm.job-execution.enabled=false"})
@Tag("own-jvm")
class UpgradeTest {

    @LocalServerPort
    private int port;
    @Autowired
    private RepositoryService repository;
    @Autowired
    private ManagementService jobs;
    @Autowired
    private ModelDeployment models;
    @Autowired
    private Settings settings;

    private Client secretary;
    private Client clerk;
    private Client committee;
    private Client supervision;

    @BeforeEach
    void people() {
        secretary = new Client(port, "zhang-secretary");
        clerk = new Client(port, "zhang-clerk");
        committee = new Client(port, "zhang-committee");
        supervision = new Client(port, "zhang-supervision");
    }

    private void deploy(String version) throws IOException {
        DeploymentBuilder old = repository.createDeployment().name("cunyi");
        String root = "released/" + version + "/";
        for (Resource model : new PathMatchingResourcePatternResolver().getResources("classpath:" + root + "**/*.*")) {
            String path = model.getURL().getPath();
            try (InputStream in = model.getInputStream()) {
                old.addInputStream(path.substring(path.indexOf(root) + root.length()), in);
            }
        }
        old.deploy();
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private void publish(String publication) {
        ok(clerk.complete(publication, "draft_notice", Map.of("noticeTitle", "公告", "noticeBody", "五保户周大山的房屋已经修好。")));
        ok(supervision.complete(publication, "supervision_opinion", Map.of("agreed", "true", "opinionText", "同意")));
        ok(secretary.complete(publication, "release", Map.of("released", "true")));
    }

    private void periodEnds(String publication) {
        String instance = clerk.get("/api/cases/" + publication).json().path("processInstanceId").asText();
        jobs.executeJob(jobs.createJobQuery().processInstanceId(instance).timers().singleResult().getId());
    }

    private String child(String number, int index) {
        return clerk.get("/api/cases/" + number).json().path("children").get(index).path("caseNumber").asText();
    }

    @Test
    void a_matter_begun_under_the_models_of_1_0_is_finished_under_them() throws IOException {
        deploy("1.0");
        String number = clerk.start(Sheets.ZHANG, Sheets.matter("public-welfare")).json().path("caseNumber").asText();
        ok(secretary.complete(number, "party_proposal", Sheets.proposal()));
        ok(clerk.complete(number, "joint_consultation", Sheets.consultation()));
        models.deploy();
        assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("decision").latestVersion().singleResult().getVersionTag())
                .isEqualTo("1.1");

        ok(clerk.complete(number, "party_review", Sheets.review()));
        ok(clerk.complete(number, "villagers_resolution", Sheets.representatives()));
        String first = child(number, 0);
        publish(first);
        JsonNode notice = clerk.get("/api/cases/" + first).json().path("notices").get(0);
        assertThat(notice.path("afterPeriod").asText()).isEqualTo("archive");
        Answer objection = clerk.post("/api/cases/" + first + "/objection", Map.of("about", "publication", "content", "金额不对", "receivedOn",
                notice.path("postedOn").asText()));
        assertThat(objection.status()).as(objection.body()).isEqualTo(409);
        assertThat(objection.detail()).contains("此前的程序");
        periodEnds(first);
        ok(committee.complete(number, "implementation", Map.of("progress", "完工", "finished", "true")));
        ok(supervision.complete(number, "acceptance", Map.of("accepted", "true", "remark", "合格")));
        publish(child(number, 1));
        periodEnds(child(number, 1));
        assertThat(clerk.get("/api/cases/" + number).json().path("outcome").asText()).isEqualTo("implemented");
        assertThat(clerk.get("/api/audit/cases/" + number + "/verify").json().path("intact").asBoolean()).isTrue();
    }

    @Test
    void a_motion_made_under_the_models_of_1_0_is_screened_under_them() throws IOException {
        settings.set("990101", Settings.PROCEDURE, "decision-six", "本县规定（升级测试）", LocalDate.of(2026, 1, 3));
        try {
            deploy("1.0");
            String taken = motion();
            String refused = motion();
            models.deploy();
            ok(secretary.complete(taken, "motion_screening", Map.of("screening", "accepted")));
            ok(secretary.complete(taken, "party_proposal", Sheets.proposal()));
            ok(secretary.complete(refused, "motion_screening", Map.of("screening", "rejected", "reason", "不属于本村事务")));
            assertThat(clerk.get("/api/cases/" + refused).json().path("outcome").asText()).isEqualTo("dropped");
        } finally {
            settings.set("990101", Settings.PROCEDURE, "decision", "本县规定（升级测试）", LocalDate.of(2026, 1, 4));
        }
    }

    private String motion() {
        return clerk.post("/api/cases", Map.of("process", "decision-six", "villageCode", Sheets.ZHANG, "variables",
                Sheets.matter("public-welfare"))).json().path("caseNumber").asText();
    }
}
