package org.cunyi.insight.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.Walk;
import org.cunyi.audit.AuditChain;
import org.cunyi.cadre.qualification.Candidates;
import org.cunyi.decision.Sheets;
import org.cunyi.org.Settings;
import org.cunyi.shared.CaseErased;
import org.cunyi.shared.SimpleAct;
import org.cunyi.web.login.Desk;
import org.cunyi.workflow.CaseLinks;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
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
    private CaseLinks links;
    @Autowired
    private Cases cases;
    @Autowired
    private CaseView view;
    @Autowired
    private RepositoryService repository;
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
    void neither_the_village_nor_a_post_nor_who_reported_or_keeps_out_leads_to_the_person() {
        publish("zhang-supervision", "lead.received", number, Map.of("village", "990101101201", "postId", 44, "posts", List.of(44, 45)));
        publish("liulin-office", "recall.petition-received", "post:44", Map.of("signatories", "representatives"));
        publish("liulin-office", "people.told", "send_told", Map.of("groups", List.of("village-clerk@990101101201", "township-office@990101101"), "case",
                "JC-990101101201-2026-0007"));
        publish("liulin-office-2", "recusal.entered", "liulin-office-2", Map.of());
        jdbc.sql("insert into recusal (case_number, login, reason, entered_by, at) values (?, 'liulin-office-2', '亲属', 'liulin-office-2', ?)")
                .params(number, OffsetDateTime.parse("2026-11-22T09:00:00+08:00")).update();
        Client auditor = new Client(port, "auditor");
        String all = auditor.get("/audit/cases/" + number).body() + auditor.get("/audit/cases/" + number + "?kind=looks").body()
                + auditor.get("/api/audit/cases/" + number + "/trace").body();
        assertThat(all).contains("柳林镇组织办", "收到线索").doesNotContain("张村", "990101101201", "post:44", ">44<", "44、45", "zhang-supervision", "liulin-office-2",
                name("zhang-supervision"), name("liulin-office-2"));
    }

    private String name(String login) {
        return jdbc.sql("select name from person where login = ?").param(login).query(String.class).single();
    }

    private void publish(String actor, String action, String subject, Map<String, Object> payload) {
        new TransactionTemplate(transactions).executeWithoutResult(t -> events.publishEvent(new SimpleAct(number, actor, action, subject, payload)));
    }

    @Test
    void what_a_case_about_a_post_is_linked_with_says_on_neither_side_what_the_other_covers() {
        String open = walk.begin("zhang-clerk", "decision", Sheets.matter("public-welfare"));
        new TransactionTemplate(transactions).executeWithoutResult(t -> links.link(number, open, "resignation"));
        Client auditor = new Client(port, "auditor");
        assertThat(auditor.get("/audit/cases/" + number).body()).contains("关联案件").doesNotContain(open);
        assertThat(auditor.get("/audit/cases/" + open).body()).contains("关联案件").doesNotContain("cases/" + number, ">" + number);
        assertThat(new Client(port, "zhang-clerk").get("/cases/" + open)).satisfies(a -> {
            assertThat(a.status()).isEqualTo(200);
            assertThat(a.body()).doesNotContain(number);
        });
        assertThat(new Client(port, "zhang-clerk").get("/api/cases/" + open).json().path("links")).isEmpty();
        allow();
        assertThat(unmask(Desk.of(port, "auditor", "cunyi-demo"), "核查辞职")).contains(open);
    }

    @Test
    void who_did_something_only_in_a_case_about_a_post_is_nobody_to_the_search() {
        publish("jian-ju-ren", "lead.received", "x", Map.of());
        for (String login : List.of("jian-ju-ren", "mei-you-zhe-ge-ren")) {
            assertThat(new Client(port, "auditor").get("/audit/?actor=" + login)).as(login).satisfies(a -> {
                assertThat(a.status()).isEqualTo(400);
                assertThat(a.body()).contains("名册中没有登录名或者姓名为");
            });
        }
    }

    @Test
    void whoever_keeps_out_of_a_case_does_not_trace_it_and_others_do() {
        allow();
        jdbc.sql("insert into recusal (case_number, login, reason, entered_by, at, lifted_at) values (?, 'auditor', '利害关系', 'system', ?, ?)")
                .params(number, OffsetDateTime.parse("2026-11-22T09:00:00+08:00"), OffsetDateTime.parse("2026-11-22T09:30:00+08:00")).update();
        try {
            for (String address : List.of("/audit/cases/" + number, "/api/audit/cases/" + number + "/trace", "/audit/cases/" + number + "/model.bpmn")) {
                assertThat(new Client(port, "auditor").get(address).status()).as(address + ", though somebody lifted it").isEqualTo(404);
                assertThat(new Client(port, "auditor-2").get(address).status()).as(address).isEqualTo(200);
            }
            assertThat(Desk.of(port, "auditor", "cunyi-demo").form("/audit/cases/" + number + "/unmask", "reason", "核查").statusCode()).isEqualTo(404);
            assertThat(looks()).isZero();
        } finally {
            jdbc.sql("delete from recusal where login = 'auditor'").update();
        }
    }

    @Test
    void the_chain_of_a_case_about_a_post_can_be_verified_by_an_auditor_who_sees_nothing_else_of_it() {
        Client.Answer verified = new Client(port, "auditor").get("/api/audit/cases/" + number + "/verify");
        assertThat(verified.status()).isEqualTo(200);
        assertThat(verified.json().path("intact").asBoolean()).isTrue();
        assertThat(new Client(port, "auditor").get("/audit/cases/" + number).body()).contains("逐条核验完整");
        assertThat(new Client(port, "auditor").get("/api/audit/cases/" + number).status()).isEqualTo(404);
        assertThat(new Client(port, "zhang-clerk").get("/api/audit/cases/" + number + "/verify").status()).isEqualTo(404);
    }

    @Test
    void a_later_model_that_lets_everybody_see_such_cases_uncovers_none_of_those_that_began_before() {
        String model = view.modelXml(cases.get(number)).replace("value=\"own-tasks\"", "value=\"\"");
        String later = repository.createDeployment().addString("bpmn/cadre-qualification.bpmn", model).deploy().getId();
        try {
            assertThat(view.secret()).containsKey("cadre-qualification");
            assertThat(new Client(port, "auditor").get("/api/audit/search?text=" + number).json().path("items").get(0).path("concealed").asBoolean()).isTrue();
            assertThat(new Client(port, "auditor").get("/audit/cases/" + number).body()).doesNotContain(">" + POST + "<");
        } finally {
            repository.deleteDeployment(later, true);
        }
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
                .contains("查看了遮盖的内容，理由：（已遮盖）").doesNotContain("信访件核查");
        assertThat(audit.verify(number).intact()).isTrue();
        assertThat(unmask(auditor, "再次核查")).as("who looks for a reason reads the reasons of others").contains("信访件核查");
        new TransactionTemplate(transactions).executeWithoutResult(t -> events.publishEvent(new CaseErased(number)));
        assertThat(unmask(auditor, "又次核查")).doesNotContain("信访件核查").contains("（已随个人信息删除）");
    }
}
