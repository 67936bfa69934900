package org.cunyi.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.deliberation.Evening.agenda;
import static org.cunyi.deliberation.Evening.carried;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.cunyi.Client;
import org.cunyi.Client.Answer;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.decision.Sheets;
import org.cunyi.deliberation.resolution.Sitting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What a council does in some weeks, over HTTP: two sessions, the first of which has to be called twice, and what became of each matter. */
@CunyiTest
class CouncilYearStoryTest {

    private static final String ZHANG = Sheets.ZHANG;
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 25);

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private TestClock clock;
    @Autowired
    private ManagementService jobs;

    private Evening evening;

    @BeforeEach
    void begin() {
        clock.reset();
        evening = new Evening(context, ZHANG);
        evening.clearAll();
    }

    @AfterEach
    void leave_nothing_to_others() {
        clock.reset();
        evening.clearAll();
    }

    private Client as(String who) {
        return new Client(port, "zhang-" + who);
    }

    private JsonNode seen(String number) {
        return as("clerk").get("/api/cases/" + number).json();
    }

    private void done(String who, String number, String step, Map<String, Object> form) {
        Answer answer = as(who).complete(number, step, form);
        assertThat(answer.status()).as("%s %s", step, answer.body()).isEqualTo(204);
    }

    private String started(String who, String process, Map<String, Object> form) {
        Answer answer = as(who).post("/api/cases", Map.of("process", process, "villageCode", ZHANG, "variables", form));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("caseNumber").asText();
    }

    private String reviewed(String title, Map<String, Object> prereview) {
        String number = started("council-member", DeliberationProcess.TOPIC, Papers.topic(title));
        done("secretary", number, "prereview", prereview);
        return number;
    }

    private String linked(String number, String relation) {
        return StreamSupport.stream(seen(number).path("links").spliterator(), false).filter(l -> l.path("relation").asText().equals(relation))
                .map(l -> l.path("caseNumber").asText()).findFirst().orElseThrow();
    }

    private void published(String number, String title, String said) {
        String notice = as("clerk").notice(number);
        done("clerk", notice, "draft_notice", Map.of("noticeTitle", title, "noticeBody", "各位村民：" + said + "，详见村务公开栏。"));
        done("supervision", notice, "supervision_opinion", Map.of("agreed", "true", "opinionText", "同意"));
        done("secretary", notice, "release", Map.of("released", "true"));
        assertThat(new Client(port, null).get("/public/" + ZHANG).body()).contains(title);
    }

    /** @return the resolutions by title */
    private Map<String, String> firstSession(List<String> topics) {
        String session = started("council-chair", DeliberationProcess.SESSION, Map.of("title", "十一月议事会"));
        done("council-chair", session, "agenda", agenda(FIRST.toString(), topics.toArray(String[]::new)));
        clock.plusDays(3);
        done("clerk", session, "sign_in", evening.came(15));
        assertThat(seen(session).path("openTasks").get(0).path("key").asText()).as("15 of 24 are no quorum").isEqualTo("user_agenda");
        done("council-chair", session, "agenda", agenda(FIRST.plusDays(3).toString(), topics.toArray(String[]::new)));
        clock.plusDays(3);
        done("clerk", session, "sign_in", evening.came(18));
        done("council-chair", session, "resolution_progress", Map.of());
        Map<String, Object> withInterest = carried(15, 1, 1);
        withInterest.put("recused_" + evening.members().get(2), true);
        done("council-chair", session, "deliberate_topic", withInterest);
        done("council-chair", session, "deliberate_topic", carried(16, 1, 1));
        done("council-chair", session, "deliberate_topic", carried(17, 1, 0));
        assertThat(seen(session).path("sheets")).extracting(s -> s.path("expected").asInt()).as("who has an interest leaves both counts")
                .containsExactly(23, 24, 24);
        done("clerk", session, "minutes", Map.of("content", "会议按议程进行。"));
        published(session, "十一月议事会议事结果公告", "村口路灯、垃圾投放点、水塘护栏通过");
        Map<String, String> resolutions = new HashMap<>();
        seen(session).path("resolutions").forEach(r -> resolutions.put(r.path("title").asText(), r.path("caseNumber").asText()));
        return resolutions;
    }

    private void carriedOut(String resolution) {
        done("committee", resolution, "execute", Map.of("finished", "true", "content", "已经办完"));
        done("council-member", resolution, "verify_result", Map.of("accepted", "true"));
    }

    private void secondSession(String lamps, String bins, String pond) {
        String session = started("council-chair", DeliberationProcess.SESSION, Map.of("title", "十二月议事会"));
        done("council-chair", session, "agenda", agenda(LocalDate.now(clock).plusDays(3).toString()));
        clock.plusDays(3);
        done("clerk", session, "sign_in", evening.came(20));
        Map<String, Object> answers = new HashMap<>(Map.of("answer_" + lamps, "strike-off", "answer_" + pond, "continue", "deadline_" + pond,
                "2027-01-31", "reason_" + pond, "护栏有一段不牢"));
        Answer missing = as("council-chair").complete(session, "resolution_progress", answers);
        assertThat(missing.status()).as("one is unanswered").isEqualTo(400);
        answers.putAll(Map.of("answer_" + bins, "continue", "deadline_" + bins, "2027-02-28"));
        done("council-chair", session, "resolution_progress", answers);
        Sitting.hear(jobs);
        done("clerk", session, "minutes", Map.of("content", "逐一通报了三项决议。"));
        published(session, "十二月议事会议事结果公告", "逐一通报了三项决议");
    }

    @Test
    void two_sessions_settle_refuse_and_carry_over_and_what_is_the_assemblys_ends_on_the_board() {
        List<String> topics = List.of(reviewed("村口路灯", Papers.accepted()), reviewed("垃圾投放点", Papers.accepted()),
                reviewed("水塘护栏", Papers.accepted()));
        String square = reviewed("文化广场", Papers.referred("public-welfare"));
        Map<String, String> resolutions = firstSession(topics);
        String lamps = resolutions.get("村口路灯");
        String bins = resolutions.get("垃圾投放点");
        String pond = resolutions.get("水塘护栏");
        carriedOut(lamps);
        carriedOut(pond);
        secondSession(lamps, bins, pond);

        assertThat(seen(lamps).path("outcome").asText()).isEqualTo("struck-off");
        assertThat(seen(bins).path("resolutions").get(0).path("deadline").asText()).as("carried over").isEqualTo("2027-02-28");
        assertThat(seen(pond).path("openTasks").get(0).path("key").asText()).as("a refused strike-off opens it again").isEqualTo("user_execute");
        String board = new Client(port, null).get("/public/" + ZHANG + "/resolutions").body();
        assertThat(board).contains("村口路灯", "已销号", "垃圾投放点", "水塘护栏", "办理中").doesNotContain("张守义");

        String decision = linked(square, "referred-to-decision");
        done("secretary", decision, "party_proposal", Sheets.proposal());
        done("clerk", decision, "joint_consultation", Sheets.consultation());
        done("clerk", decision, "party_review", Sheets.review());
        done("clerk", decision, "villagers_resolution", Sheets.representatives());
        published(decision, "关于文化广场的决议公告", "修建文化广场的决议已经通过");
        assertThat(linked(decision, "referred-to-decision.back")).isEqualTo(square);
        List.of(square, decision, lamps, bins, pond).forEach(n -> assertThat(as("clerk").get("/api/audit/cases/" + n + "/verify").json()
                .path("intact").asBoolean()).isTrue());
    }
}
