package org.cunyi.insight.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.Walk;
import org.cunyi.audit.AuditChain;
import org.cunyi.cadre.qualification.Candidates;
import org.cunyi.org.Settings;
import org.cunyi.shared.CaseErased;
import org.cunyi.web.login.Desk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A case about somebody's post: its course can be traced, the person stays covered unless the county lets auditors look, and each look is an act. */
@CunyiTest
class ConcealedTraceStoryTest {

    private static final String BASIS = "本县规定（审计查看测试）";
    private static final String POST = "村党组织成员";

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private AuditChain audit;
    @Autowired
    private Settings settings;
    @Autowired
    private ApplicationEventPublisher events;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private PlatformTransactionManager transactions;

    private Walk walk;
    private String number;

    @BeforeEach
    void a_candidate_in_first_review() {
        walk = new Walk(context);
        number = walk.begin("liulin-office", "cadre-qualification", Map.of("title", POST));
        walk.complete("liulin-office", number, "enter_candidate", Map.of("postVillage", "990101101201", "candidateName", "周遮盖", "identityNumber",
                Candidates.identity()));
        walk.complete("liulin-committee", number, "first_review", Map.of("firstReview", "forward"));
    }

    @AfterEach
    void remember() {
        walk.remember();
        jdbc.sql("delete from county_setting where legal_basis = ?").param(BASIS).update();
    }

    private void allow() {
        settings.set("990101", Settings.AUDIT_UNMASK, "true", BASIS, LocalDate.of(2026, 1, 1));
    }

    private long looks() {
        return audit.entries(number).stream().filter(e -> e.action().equals("personal.read") && e.actor().equals("auditor") && e.subject().equals("trace")).count();
    }

    private String unmask(Desk auditor, String reason) {
        return auditor.form("/audit/cases/" + number + "/unmask", "reason", reason).body();
    }

    @Test
    void the_course_the_offices_and_the_rules_show_the_person_and_the_words_do_not() {
        Client auditor = new Client(port, "auditor");
        String page = auditor.get("/audit/cases/" + number).body();
        assertThat(page).contains("任职资格联审").contains("录入人选").contains("柳林镇组织办").contains("规则判定").contains("（已遮盖）")
                .doesNotContain("周遮盖").doesNotContain(">" + POST + "<").doesNotContain("hmac:").doesNotContain("查看一次");
        assertThat(page).contains("没有允许审计监督岗位查看");
        Client.Answer trace = auditor.get("/api/audit/cases/" + number + "/trace");
        assertThat(trace.json().path("concealed").asBoolean()).isTrue();
        assertThat(trace.json().path("activities").size()).isGreaterThan(3);
        assertThat(trace.body()).doesNotContain("周遮盖").doesNotContain("\"" + POST + "\"");
        assertThat(auditor.get("/cases/" + number).status()).as("the case itself stays closed").isEqualTo(404);
    }

    @Test
    void without_the_countys_word_nothing_is_uncovered() {
        Desk auditor = Desk.of(port, "auditor", "cunyi-demo");
        assertThat(auditor.form("/audit/cases/" + number + "/unmask", "reason", "核查程序").statusCode()).isEqualTo(403);
        assertThat(looks()).isZero();
    }

    @Test
    void with_the_countys_word_one_look_is_given_for_a_reason_and_recorded() {
        allow();
        Desk auditor = Desk.of(port, "auditor", "cunyi-demo");
        assertThat(auditor.form("/audit/cases/" + number + "/unmask", "reason", " ").statusCode()).isEqualTo(400);
        assertThat(looks()).isZero();
        String page = unmask(auditor, "信访件核查");
        assertThat(page).contains("<h1>" + POST).contains("任职资格联审说明").contains("信访件核查").doesNotContain("周遮盖");
        assertThat(looks()).isOne();
        assertThat(audit.entries(number)).noneMatch(e -> e.payload().contains("信访件核查"));
        assertThat(new Client(port, "auditor").get("/audit/cases/" + number).body()).as("the next look is covered again").doesNotContain(">" + POST + "<")
                .contains("信访件核查");
        assertThat(audit.verify(number).intact()).isTrue();
        new TransactionTemplate(transactions).executeWithoutResult(t -> events.publishEvent(new CaseErased(number)));
        assertThat(new Client(port, "auditor").get("/audit/cases/" + number).body()).doesNotContain("信访件核查");
    }
}
