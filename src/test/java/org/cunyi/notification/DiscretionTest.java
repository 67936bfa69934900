package org.cunyi.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.decision.Sheets;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.TaskDueSoon;
import org.cunyi.workflow.TaskHandedOver;
import org.cunyi.workflow.TaskReminded;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a mail must not say, and to whom it must not be sent. */
@CunyiTest
class DiscretionTest {

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private Cases cases;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

    private MailDesk desk;
    private Walk walk;

    @BeforeEach
    void begin() {
        desk = new MailDesk(context);
        desk.clear();
        walk = new Walk(context);
    }

    @AfterEach
    void end() {
        desk.clear();
    }

    private Client as(String login) {
        return new Client(port, login);
    }

    private String begun() {
        return as("zhang-clerk").start(Sheets.ZHANG, Sheets.matter("public-welfare")).json().path("caseNumber").asText();
    }

    private void act(String login, String number, String action, Map<String, String> values) {
        var answer = as(login).post("/api/cases/" + number + "/" + action, values);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    /** Everybody whom a mail about that case reached. */
    private Set<String> reached() {
        GreenMail greenMail = MailDesk.greenMail();
        try {
            desk.post(greenMail.getSmtp().getPort()).deliver();
            return List.of(greenMail.getReceivedMessages()).stream().map(MailDesk::id)
                    .map(id -> id.replaceFirst(".*\\.([a-z0-9-]+)@.*", "$1")).collect(Collectors.toSet());
        } finally {
            greenMail.stop();
        }
    }

    @Test
    void who_keeps_out_of_a_case_hears_no_more_of_it_not_even_of_what_was_promised_before() {
        String number = begun();
        assertThat(desk.to("zhang-secretary", "waiting")).hasSize(1);
        act("zhang-secretary", number, "recuse", Map.of("reason", "有利害关系"));
        assertThat(desk.to("zhang-secretary", "waiting")).isEmpty();
        context.publishEvent(new TaskDueSoon(number, "t-1", "user_party_proposal", "村党组织提议", List.of("village-secretary@" + Sheets.ZHANG), null,
                Date.from(clock.instant())));
        assertThat(reached()).isEmpty();
        act("liulin-committee", number, "hand-over", Map.of("person", "zhang-committee", "reason", "书记回避"));
        assertThat(reached()).containsExactly("zhang-committee");
    }

    @Test
    void a_task_that_arises_is_told_to_those_only_who_do_not_keep_out() {
        String number = begun();
        act("liulin-committee", number, "recuse", Map.of("person", "zhang-clerk", "reason", "近亲属"));
        desk.clear();
        assertThat(as("zhang-secretary").complete(number, "party_proposal", Sheets.proposal()).status()).isEqualTo(204);
        assertThat(reached()).doesNotContain("zhang-clerk");
    }

    @Test
    void a_substitute_is_reminded_of_what_he_claimed_only_while_he_is_one() {
        String number = begun();
        desk.clear();
        List<String> groups = List.of("village-secretary@" + Sheets.ZHANG);
        jdbc.sql("insert into substitution (principal, substitute, valid_from, valid_to, reason, entered_by, entered_at) values ('zhang-secretary',"
                + " 'zhang-committee', ?, ?, 'x', 'x', ?)").params(TestClock.TODAY.minusDays(1), TestClock.TODAY.plusDays(1),
                java.time.OffsetDateTime.now(clock)).update();
        try {
            Date due = Date.from(clock.instant());
            context.publishEvent(new TaskDueSoon(number, "t-2", "user_party_proposal", "村党组织提议", groups, "zhang-committee", due));
            assertThat(reached()).containsExactly("zhang-committee");
            Client substitute = as("zhang-committee");
            assertThat(substitute.post("/engine-rest/task/" + substitute.task(number, "party_proposal") + "/claim",
                    Map.of("userId", "zhang-committee")).status()).isEqualTo(204);
            clock.plusDays(3);
            act("zhang-clerk", number, "remind", Map.of("reason", "请尽快"));
            assertThat(reached()).containsExactly("zhang-secretary");
            context.publishEvent(new TaskDueSoon(number, "t-3", "user_party_proposal", "村党组织提议", groups, "zhang-committee", due));
            assertThat(reached()).containsExactly("zhang-secretary");
        } finally {
            jdbc.sql("delete from substitution where substitute = 'zhang-committee'").update();
        }
    }

    @Test
    void the_title_of_a_case_that_only_those_with_a_task_see_stands_in_no_mail() throws Exception {
        var deployment = engine.getRepositoryService().createDeployment().addClasspathResource("models/cadre-talk.bpmn").deploy();
        Authorization grant = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId("township-office@990101101");
        grant.setResource(Resources.PROCESS_DEFINITION);
        grant.setResourceId("cadre-talk");
        grant.addPermission(Permissions.CREATE_INSTANCE);
        engine.getAuthorizationService().saveAuthorization(grant);
        try {
            String number = walk.begin("liulin-office", "cadre-talk", Map.of());
            String publication = cases.children(number).get(0).caseNumber();
            jdbc.sql("update case_file set title = '王强问题谈话' where case_number in (?, ?)").params(number, publication).update();
            Date due = Date.from(clock.instant());
            for (String of : List.of(number, publication)) {
                context.publishEvent(new TaskDueSoon(of, "t-4" + of, "user_talk", "谈话", List.of("township-committee@990101101"), null, due));
                context.publishEvent(new TaskHandedOver(of, "t-5" + of, "谈话", "liulin-committee", "liulin-office", due));
                context.publishEvent(new TaskReminded(of, "t-6" + of, "谈话", List.of("liulin-committee"), "liulin-office", "请尽快", due));
            }
            String words = words();
            assertThat(words).doesNotContain("王强").doesNotContain("谈话（测试）").contains("谈话", "请登录后查看", number);
        } finally {
            walk.remember();
            engine.getAuthorizationService().deleteAuthorization(grant.getId());
            engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
        }
    }

    private String words() throws Exception {
        GreenMail greenMail = MailDesk.greenMail();
        try {
            assertThat(desk.post(greenMail.getSmtp().getPort()).deliver()).isGreaterThanOrEqualTo(7);
            List<String> words = new ArrayList<>();
            for (MimeMessage mail : greenMail.getReceivedMessages()) {
                words.add(mail.getSubject() + "\n" + mail.getContent());
            }
            return String.join("\n", words);
        } finally {
            greenMail.stop();
        }
    }
}
