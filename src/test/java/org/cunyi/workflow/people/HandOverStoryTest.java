package org.cunyi.workflow.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.decision.Sheets.ZHANG;
import static org.cunyi.decision.Sheets.consultation;
import static org.cunyi.decision.Sheets.matter;
import static org.cunyi.decision.Sheets.proposal;
import static org.cunyi.decision.Sheets.representatives;
import static org.cunyi.decision.Sheets.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.cunyi.Client;
import org.cunyi.Client.Answer;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.publicity.Notices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A task goes from one to another by name, and whoever waits for it asks for it, once a day. */
@CunyiTest
class HandOverStoryTest {

    @Autowired
    private org.springframework.jdbc.core.simple.JdbcClient jdbc;
    @LocalServerPort
    private int port;
    @Autowired
    private TestClock clock;
    @Autowired
    private Notices notices;

    @AfterEach
    void today() {
        clock.reset();
    }

    private Client as(String login) {
        return new Client(port, login);
    }

    private Answer act(String login, String number, String action, Map<String, String> values) {
        return as(login).post("/api/cases/" + number + "/" + action, values);
    }

    private static void refused(Answer answer, int status, String words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.detail()).contains(words);
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private String implementing() {
        String number = as("zhang-clerk").start(ZHANG, matter("public-welfare")).json().path("caseNumber").asText();
        ok(as("zhang-secretary").complete(number, "party_proposal", proposal()));
        ok(as("zhang-clerk").complete(number, "joint_consultation", consultation()));
        ok(as("zhang-clerk").complete(number, "party_review", review()));
        ok(as("zhang-clerk").complete(number, "villagers_resolution", representatives()));
        return as("zhang-clerk").get("/api/cases/" + number).json().path("children").get(0).path("caseNumber").asText();
    }

    /** A notice whose releasing is left to the village committee of three, since the secretary is the person concerned. */
    private String waitingForTheCommittee() {
        String notice = implementing();
        ok(as("zhang-clerk").complete(notice, "draft_notice", Map.of("noticeTitle", "公告", "noticeBody", "张德顺同志负责实施。")));
        ok(as("zhang-supervision").complete(notice, "supervision_opinion", Map.of("agreed", "true", "opinionText", "同意")));
        return notice;
    }

    @Test
    void a_task_is_given_to_a_member_of_its_group_by_a_member_or_by_the_township() {
        String notice = waitingForTheCommittee();
        String task = as("zhang-committee").task(notice, "release");
        refused(act("zhang-clerk", notice, "hand-over", Map.of("person", "zhang-committee-2", "reason", "请办")), 403, "上级");
        refused(act("zhang-committee", notice, "hand-over", Map.of("person", "zhang-clerk", "reason", "请办")), 400, "不能办理");
        refused(act("zhang-committee", notice, "hand-over", Map.of("person", "zhang-committee-2", "reason", " ")), 400, "必须填写");
        refused(act("zhang-committee", notice, "hand-over", Map.of("task", "no-such-task", "person", "zhang-committee-2", "reason", "请办")), 409,
                "已经办结");
        ok(act("zhang-committee", notice, "hand-over", Map.of("task", task, "person", "zhang-committee-2", "reason", "出差三天")));
        assertThat(as("zhang-clerk").get("/api/cases/" + notice).json().path("openTasks").get(0).path("assignee").asText())
                .isEqualTo("zhang-committee-2");
        refused(act("zhang-committee", notice, "hand-over", Map.of("person", "zhang-committee-2", "reason", "出差三天")), 409, "已经在");
        ok(act("liulin-committee", notice, "hand-over", Map.of("person", "zhang-committee", "reason", "由张守义办理")));
        var entries = as("zhang-clerk").get("/api/audit/cases/" + notice).json();
        List<String> handed = new ArrayList<>();
        entries.forEach(e -> {
            if (e.path("action").asText().equals("task.handed-over")) {
                handed.add(e.path("actor").asText() + " " + e.path("payload").toString().replace("\\", ""));
            }
        });
        assertThat(handed).hasSize(2);
        assertThat(handed.get(1)).startsWith("liulin-committee").contains("\"from\":\"zhang-committee-2\"", "\"to\":\"zhang-committee\"")
                .doesNotContain("由张守义办理");
        assertThat(entries.findValuesAsText("action")).contains("task.assigned");
        ok(as("zhang-committee").submit(task, Map.of("released", "false", "returnReason", "请补充金额")));
        refused(act("zhang-committee", notice, "hand-over", Map.of("task", task, "person", "zhang-committee-2", "reason", "请办")), 409, "已经办结");
    }

    @Test
    void of_several_who_hand_over_at_once_nobody_overwrites_another_unseen() throws Exception {
        String notice = waitingForTheCommittee();
        String task = as("zhang-committee").task(notice, "release");
        List<Answer> answers = together(6, i -> act("liulin-committee", notice, "hand-over", Map.of("task", task, "person",
                i % 2 == 0 ? "zhang-committee" : "zhang-committee-2", "reason", "请办")));
        assertThat(answers).allSatisfy(a -> assertThat(a.status()).as(a.body()).isIn(204, 409));
        assertThat(answers).anyMatch(a -> a.status() == 204);
        long handed = as("zhang-clerk").get("/api/audit/cases/" + notice).json().findValuesAsText("action").stream()
                .filter("task.handed-over"::equals).count();
        assertThat(handed).isEqualTo(answers.stream().filter(a -> a.status() == 204).count());
    }

    static List<Answer> together(int people, java.util.function.IntFunction<Answer> act) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(people);
        CyclicBarrier start = new CyclicBarrier(people);
        try {
            List<Future<Answer>> answers = IntStream.range(0, people).mapToObj(i -> threads.submit((Callable<Answer>) () -> {
                start.await();
                return act.apply(i);
            })).toList();
            List<Answer> got = new ArrayList<>();
            for (Future<Answer> answer : answers) {
                got.add(answer.get());
            }
            return got;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void who_waits_for_a_task_asks_for_it_once_a_day() throws Exception {
        String number = as("zhang-clerk").start(ZHANG, matter("public-welfare")).json().path("caseNumber").asText();
        refused(act("li-clerk", number, "remind", Map.of("reason", "请尽快")), 404, "没有编号");
        refused(act("zhang-council-member", number, "remind", Map.of("reason", "请".repeat(201))), 400, "200字");
        List<Answer> answers = together(4, i -> act("zhang-council-member", number, "remind", Map.of("reason", "群众都在等")));
        assertThat(answers.stream().map(Answer::status)).containsOnly(204, 409);
        assertThat(answers.stream().filter(a -> a.status() == 204)).hasSize(1);
        refused(act("zhang-clerk", number, "remind", Map.of("reason", "请尽快")), 409, "今天已经催办");
        assertThat(as("zhang-clerk").get("/cases/" + number).body()).doesNotContain(">催办<");
        clock.plusDays(1);
        assertThat(act("auditor", number, "remind", Map.of("reason", "请尽快")).status()).isEqualTo(403);
        ok(act("liulin-committee", number, "remind", Map.of("reason", "请尽快")));
        assertThat(jdbc.sql("select count(*) from mail_outbox where case_number = ? and kind = 'reminded'").param(number).query(Integer.class)
                .single()).as("the secretary is told each time").isEqualTo(2);
        var entries = as("zhang-clerk").get("/api/audit/cases/" + number).json();
        assertThat(entries.findValuesAsText("action").stream().filter("task.reminded"::equals)).hasSize(2);
        assertThat(entries.toString()).contains("zhang-secretary").doesNotContain("群众都在等");
        assertThat(act("admin", number, "remind", Map.of("reason", "请尽快")).status()).isEqualTo(404);
    }
}
