package org.cunyi.publicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.decision.Sheets.consultation;
import static org.cunyi.decision.Sheets.matter;
import static org.cunyi.decision.Sheets.proposal;
import static org.cunyi.decision.Sheets.representatives;
import static org.cunyi.decision.Sheets.review;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.cunyi.Client;
import org.cunyi.Client.Answer;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.audit.AuditChain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Objections as officials meet them, over plain HTTP, and when much happens at once. */
@CunyiTest
class ObjectionStoryTest {

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private Notices notices;
    @Autowired
    private Objections objections;
    @Autowired
    private ManagementService jobs;
    @Autowired
    private AuditChain audit;
    @Autowired
    private TestClock clock;

    private Walk walk;
    private Client clerk;
    private String number;
    private String publication;

    @BeforeEach
    void aResolutionHangs() {
        walk = new Walk(context);
        clerk = new Client(port, "zhang-clerk");
        number = walk.begin("zhang-clerk", "decision", matter("public-welfare"));
        walk.complete("zhang-secretary", number, "party_proposal", proposal());
        walk.complete("zhang-clerk", number, "joint_consultation", consultation());
        walk.complete("zhang-clerk", number, "party_review", review());
        walk.complete("zhang-clerk", number, "villagers_resolution", representatives());
        publication = walk.child(number, 0);
        walk.release(publication, "决议公告", "会议同意硬化道路三公里。");
    }

    @AfterEach
    void remember() {
        walk.remember();
    }

    private Answer bring(String login, String about, String content, String receivedOn) {
        Map<String, String> values = new HashMap<>();
        values.put("about", about);
        values.put("content", content);
        values.put("receivedOn", receivedOn);
        return new Client(port, login).post("/api/cases/" + publication + "/objection", values);
    }

    @Test
    void an_official_records_what_a_villager_brings_and_the_committee_answers_in_tasklist() {
        assertThat(bring("zhang-clerk", "publication", "金额与会上说的不一致", "2026-11-22").status()).isEqualTo(204);
        JsonNode whole = clerk.get("/api/cases/" + number).json();
        assertThat(whole.path("objections")).hasSize(1);
        JsonNode objection = whole.path("objections").get(0);
        assertThat(objection.path("recordedBy").asText()).isEqualTo("zhang-clerk");
        assertThat(objection.path("answerDue").asText()).isEqualTo("2026-11-25");
        assertThat(clerk.get("/cases/" + publication).body()).contains("回执号", objection.path("receipt").asText(), "金额与会上说的不一致",
                "应在2026年11月25日24时前答复", "有1件异议尚未答复");

        Client committee = new Client(port, "zhang-committee");
        String task = committee.task(publication, "answer_objection");
        JsonNode shown = committee.get("/engine-rest/task/" + task + "/form-variables").json();
        assertThat(shown.path("objectionContent").path("value").asText()).isEqualTo("金额与会上说的不一致");
        assertThat(shown.path("noticeTitle").path("value").asText()).isEqualTo("决议公告");
        assertThat(clerk.submit(task, answer()).status()).isEqualTo(403);
        assertThat(new Client(port, "li-committee").submit(task, answer()).status()).isIn(403, 404);
        Answer missing = committee.submit(task, Map.of("verdict", "dismissed"));
        assertThat(missing.detail()).contains("答复：必须填写", "答复是否公开：必须填写");
        assertThat(committee.submit(task, answer()).status()).isEqualTo(204);
        assertThat(clerk.get("/cases/" + publication).body()).contains("不成立", "经核对，金额与会议记录一致。", "答复公开");
        assertThat(audit.entries(publication)).extracting("action").contains("objection.received", "objection.answered");
        assertThat(audit.entries(publication)).noneMatch(e -> e.payload().contains("金额与会上"));
    }

    private static Map<String, Object> answer() {
        return Map.of("verdict", "dismissed", "answer", "经核对，金额与会议记录一致。", "publishAnswer", "public");
    }

    @Test
    void what_cannot_be_recorded_is_refused_with_its_field_and_nothing_changes() {
        Answer about = bring("zhang-clerk", "", "内容", "2026-11-22");
        assertThat(about.status()).isEqualTo(400);
        assertThat(about.json().path("errors").get(0).path("field").asText()).isEqualTo("about");
        assertThat(bring("zhang-clerk", "publication", "内容", "2026-02-30").json().path("errors").get(0).path("field").asText())
                .isEqualTo("receivedOn");
        assertThat(bring("zhang-clerk", "publication", "内容", null).status()).isEqualTo(400);
        assertThat(bring("zhang-clerk", "publication", "", "2026-11-22").json().path("errors").get(0).path("field").asText())
                .isEqualTo("content");
        assertThat(bring("auditor", "publication", "内容", "2026-11-22").status()).isEqualTo(403);
        assertThat(bring("li-clerk", "publication", "内容", "2026-11-22").status()).isEqualTo(404);
        assertThat(bring("modeller", "publication", "内容", "2026-11-22").status()).isEqualTo(404);
        assertThat(clerk.post("/api/cases/" + number + "/objection", Map.of("about", "publication", "content", "内容", "receivedOn", "2026-11-22"))
                .status()).isEqualTo(403);
        assertThat(objections.of(notices.ofCase(publication).orElseThrow().id())).isEmpty();
        assertThat(notices.ofCase(publication).orElseThrow().openObjections()).isZero();
    }

    @Test
    void many_objections_at_once_are_all_kept_and_each_has_its_task() throws Exception {
        String notice = notices.ofCase(publication).orElseThrow().id();
        List<Callable<Boolean>> raising = IntStream.range(0, 8).<Callable<Boolean>>mapToObj(i -> () -> {
            objections.raise(notice, "publication", "第" + i + "件异议");
            return true;
        }).toList();
        assertThat(together(raising)).hasSize(8);
        assertThat(walk.tasks(publication, "answer_objection")).hasSize(8);
        assertThat(notices.ofCase(publication).orElseThrow().openObjections()).isEqualTo(8);
    }

    @Test
    void an_objection_at_the_very_end_of_the_period_either_counts_or_is_refused() throws Exception {
        String notice = notices.ofCase(publication).orElseThrow().id();
        clock.plusDays(15);
        String timer = walk.timer(publication, "timer_period_ended").getId();
        together(List.of(() -> {
            objections.raise(notice, "publication", "最后一刻的异议");
            return true;
        }, () -> {
            jobs.executeJob(timer);
            return true;
        }));
        boolean kept = !objections.of(notice).isEmpty();
        Notice after = notices.find(notice).orElseThrow();
        assertThat(after.openObjections()).isEqualTo(kept ? 1 : 0);
        assertThat(kept && after.isClosed()).isFalse();
        assertThat(walk.instance(publication) == null ? 0 : walk.tasks(publication, "answer_objection").size()).isEqualTo(kept ? 1 : 0);
    }

    /** @return what came to a good end; the others were told that somebody was first */
    private static List<Boolean> together(List<Callable<Boolean>> acts) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (Threads threads = new Threads(Executors.newFixedThreadPool(acts.size()))) {
            List<Future<Boolean>> running = acts.stream().map(a -> threads.pool().submit(() -> {
                start.await();
                return a.call();
            })).toList();
            start.countDown();
            List<Boolean> done = new java.util.ArrayList<>();
            for (Future<Boolean> act : running) {
                try {
                    done.add(act.get());
                } catch (java.util.concurrent.ExecutionException lost) {
                    assertThat(lost.getCause()).isInstanceOf(RuntimeException.class);
                }
            }
            return done;
        }
    }

    private record Threads(ExecutorService pool) implements AutoCloseable {

        @Override
        public void close() {
            pool.shutdownNow();
        }
    }
}
