package org.cunyi.cadre.qualification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.cadre.qualification.Candidates.answer;
import static org.cunyi.cadre.qualification.Candidates.identity;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.cunyi.Client;
import org.cunyi.Client.Answer;
import org.cunyi.CunyiTest;
import org.cunyi.Walk;
import org.cunyi.archive.Uploads;
import org.cunyi.web.login.Desk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Unit by unit, township by township and everybody else, through the engine's REST, Tasklist's own address, our API and our pages: each finds its
 * own and nothing of the others. One candidate of 柳林镇 whom nobody has answered, one whom all units but one have, one of 石桥镇 in its first review.
 */
@CunyiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QualificationRightsTest {

    private static final String TASKLIST = "/camunda/api/engine/engine/default";
    private static final String SILENT = "unit-justice";
    private static final String DOCUMENT = "绝密学历材料.pdf";
    private static final Pattern ITEM = Pattern.compile("unitAnswer_([PN]\\d+)");
    private static final List<String> OF_A_TASK = List.of("", "/form", "/form-variables", "/variables", "/localVariables", "/deployed-form",
            "/identity-links", "/comment", "/attachment");
    private static final List<String> OF_A_CASE = List.of("/api/cases/{n}", "/cases/{n}", "/api/cases/{n}/documents", "/api/archive/{n}.zip",
            "/api/audit/cases/{n}", "/cases/{n}/model.bpmn", "/cases/{n}/path.json",
            "/cases/{n}/sheets/unit_review.pdf", "/cases/{n}/sheets/first_review.pdf");
    private static final List<String> ACTS = List.of("withdraw-candidate", "waive-units", "take-back", "hand-over", "recuse");
    private static final List<String> OF_AN_INSTANCE = List.of("task?processInstanceId=", "history/task?processInstanceId=",
            "variable-instance?processInstanceIdIn=", "history/variable-instance?processInstanceId=", "history/detail?processInstanceId=",
            "history/activity-instance?processInstanceId=", "history/process-instance?processInstanceId=", "execution?processInstanceId=",
            "history/identity-link-log?", "history/user-operation?processInstanceId=", "job?processInstanceId=", "history/decision-instance?processInstanceId=");

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private ProcessEngine engine;

    private Walk walk;
    private Matter open;
    private Matter answered;
    private Matter other;

    /** A case with what nobody but its own people may read, and its open tasks by unit or step. */
    private record Matter(String number, String instance, Set<String> words, Map<String, String> tasks, List<String> documents) {
    }

    static Stream<String> units() {
        return Candidates.UNITS.keySet().stream();
    }

    static Stream<String> strangers() {
        return Stream.of("zhang-secretary", "county-civil-affairs", "auditor", "modeller", "admin");
    }

    static Stream<List<String>> townships() {
        return Stream.of(List.of("liulin-office", "shiqiao"), List.of("liulin-committee", "shiqiao"), List.of("shiqiao-office", "liulin"),
                List.of("shiqiao-committee", "liulin"));
    }

    @BeforeAll
    void three_candidates() {
        walk = new Walk(context);
        open = units(entered("liulin", Candidates.VILLAGE, "尉迟绝密"));
        open.documents().add(new Uploads(port, "liulin-office").added(open.number(), "", "material", DOCUMENT, org.cunyi.archive.Papers.pdf()));
        answered = units(entered("liulin", Candidates.VILLAGE, "长孙绝密"));
        Candidates.UNITS.keySet().stream().filter(u -> !u.equals(SILENT)).forEach(u -> {
            walk.complete(u, Candidates.task(engine, walk, answered.number(), u), said(u));
            answered.words().add(remark(u));
        });
        other = entered("shiqiao", "990101102201", "慕容绝密");
        other.tasks().put("first_review", walk.tasks(other.number(), "first_review").get(0).getId());
    }

    @AfterAll
    void remember() {
        walk.remember();
    }

    private Matter entered(String township, String village, String name) {
        String number = walk.begin(township + "-office", "cadre-qualification", Map.of("title", "村文书"));
        String identity = identity();
        walk.complete(township + "-office", number, "enter_candidate", Map.of("postVillage", village, "candidateName", name, "identityNumber", identity));
        return new Matter(number, walk.instance(number).getId(), new TreeSet<>(Set.of(name, identity, DOCUMENT)), new TreeMap<>(),
                new ArrayList<>());
    }

    private Matter units(Matter matter) {
        walk.complete("liulin-committee", matter.number(), "first_review", Map.of("firstReview", "forward"));
        for (String unit : Candidates.UNITS.keySet()) {
            matter.tasks().put(unit, Candidates.task(engine, walk, matter.number(), unit).getId());
        }
        return matter;
    }

    private static String remark(String unit) {
        return "绝密结论甲" + unit;
    }

    /** A finding on its first item, in words that tell whose they are. */
    private static Map<String, Object> said(String unit) {
        String first = Candidates.UNITS.get(unit).split(",")[0];
        Map<String, Object> answer = new HashMap<>(answer(unit, first));
        answer.put("unitRemark_" + first, remark(unit));
        return answer;
    }

    @ParameterizedTest
    @MethodSource("units")
    void a_unit_finds_its_own_task_with_its_own_items_and_no_other_units_task_form_or_answer(String unit) {
        Client client = new Client(port, unit);
        Desk desk = Desk.of(port, unit, "cunyi-demo");
        String own = open.tasks().get(unit);
        assertThat(client.get("/engine-rest/task?processInstanceId=" + open.instance()).json().findValuesAsText("id")).containsExactly(own);
        assertThat(client.get("/engine-rest/task/count?processInstanceId=" + open.instance()).json().path("count").asInt()).isEqualTo(1);
        assertThat(desk.get(TASKLIST + "/task?processInstanceId=" + open.instance()).body()).contains(own).doesNotContain(except(unit));
        assertThat(items(client.get("/engine-rest/task/" + own + "/deployed-form").body())).containsExactlyInAnyOrder(Candidates.UNITS.get(unit).split(","));
        assertThat(client.get("/engine-rest/task/" + own + "/form-variables").body()).contains("尉迟绝密").doesNotContain("personLogin");
        List<String> leaks = new ArrayList<>();
        open.tasks().forEach((whose, task) -> {
            if (!whose.equals(unit)) {
                closed(client, "/engine-rest/task/" + task + "/form-variables", leaks);
                closed(client.submit(task, said(whose)), "submit " + whose, leaks);
            }
        });
        atTask(client, desk, next(unit), leaks);
        if (!unit.equals("county-organization")) {
            closed(desk.get("/tasks/" + next(unit)), "link", leaks);
            ofCase(client, open, leaks);
            ofCase(client, answered, leaks);
            lists(client, List.of(open, answered, other), leaks);
        }
        ofInstance(client, desk, open, own, leaks);
        questions(client, desk, answered, answered.tasks().get(unit), OF_AN_INSTANCE.subList(0, 5), leaks);
        assertThat(leaks).isEmpty();
        assertThat(walk.tasks(open.number(), "unit_review")).as("nothing was done for another").hasSize(Candidates.UNITS.size());
    }

    /** The task of the unit that comes after it in the list; all thirteen times together everybody has tried somebody. */
    private String next(String unit) {
        List<String> all = List.copyOf(Candidates.UNITS.keySet());
        return open.tasks().get(all.get((all.indexOf(unit) + 1) % all.size()));
    }

    private String[] except(String unit) {
        return open.tasks().entrySet().stream().filter(e -> !e.getKey().equals(unit)).map(Map.Entry::getValue).toArray(String[]::new);
    }

    private static Set<String> items(String form) {
        return ITEM.matcher(form).results().map(r -> r.group(1)).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("townships")
    void a_township_finds_nothing_of_another_townships_candidates(List<String> pair) {
        Client client = new Client(port, pair.get(0));
        List<String> leaks = new ArrayList<>();
        nothing(client, Desk.of(port, pair.get(0), "cunyi-demo"), pair.get(1).equals("liulin") ? List.of(open, answered) : List.of(other), leaks);
        assertThat(leaks).isEmpty();
        Matter own = pair.get(1).equals("liulin") ? other : open;
        assertThat(client.get("/api/cases/" + own.number()).status()).as("its own it reads").isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void villages_other_offices_of_the_county_auditors_modellers_and_administrators_find_nothing(String login) {
        List<String> leaks = new ArrayList<>();
        nothing(new Client(port, login), Desk.of(port, login, "cunyi-demo"), List.of(open, answered, other), leaks);
        if (!login.equals("auditor")) {
            // that a chain is whole says nothing of the case, so that auditors may ask
            closed(new Client(port, login), "/api/audit/cases/" + open.number() + "/verify", leaks);
        }
        assertThat(leaks).isEmpty();
    }

    static Stream<String> readers() {
        return Stream.of("liulin-office", "liulin-committee", "county-organization");
    }

    @ParameterizedTest
    @MethodSource("readers")
    void who_reads_the_case_page_reads_no_units_form_answers_for_no_other_unit_and_does_not_learn_who_said_what(String login) {
        Client client = new Client(port, login);
        List<String> leaks = new ArrayList<>();
        open.tasks().forEach((unit, task) -> {
            if (!unit.equals(login)) {
                closed(client, "/engine-rest/task/" + task + "/form-variables", leaks);
                closed(client.submit(task, said(unit)), login + " for " + unit, leaks);
                closed(client.post("/engine-rest/task/" + task + "/claim", Map.of("userId", login)), login + " claims " + unit, leaks);
            }
        });
        assertThat(leaks).isEmpty();
        assertThat(client.get("/api/cases/" + answered.number()).body()).contains(answered.number()).doesNotContain("绝密结论");
        assertThat(client.get("/cases/" + answered.number()).body()).contains(answered.number()).doesNotContain("绝密结论");
    }

    private void nothing(Client client, Desk desk, List<Matter> matters, List<String> leaks) {
        lists(client, matters, leaks);
        for (Matter matter : matters) {
            String task = matter.tasks().getOrDefault(SILENT, matter.tasks().get("first_review"));
            atTask(client, desk, task, leaks);
            closed(desk.get("/tasks/" + task), "link", leaks);
            ofCase(client, matter, leaks);
            ofInstance(client, desk, matter, null, leaks);
        }
    }

    /** Whatever can be read or done at a task that is somebody else's. */
    private void atTask(Client client, Desk desk, String task, List<String> leaks) {
        for (String part : OF_A_TASK) {
            closed(client, "/engine-rest/task/" + task + part, leaks);
        }
        closed(desk.get(TASKLIST + "/task/" + task + "/form-variables"), "tasklist form " + task, leaks);
        for (String act : List.of("claim", "unclaim", "assignee", "complete", "submit-form")) {
            closed(client.post("/engine-rest/task/" + task + "/" + act, Map.of()), act + " " + task, leaks);
        }
    }

    private void ofCase(Client client, Matter matter, List<String> leaks) {
        for (String path : OF_A_CASE) {
            closed(client, path.replace("{n}", matter.number()), leaks);
        }
        for (String act : ACTS) {
            closed(client.post("/api/cases/" + matter.number() + "/" + act, Map.of("reason", "越权")), act + " " + matter.number(), leaks);
        }
        for (String document : matter.documents()) {
            closed(client, "/documents/" + document, leaks);
        }
    }

    private void lists(Client client, List<Matter> matters, List<String> leaks) {
        for (String list : List.of("/api/cases?process=cadre-qualification&size=200", "/api/cases?text=LS-", "/cases?text=LS-", "/")) {
            String body = client.get(list).body();
            matters.forEach(m -> silent(body, list, m, leaks));
            matters.stream().filter(m -> body.contains("/cases/" + m.number()) || body.contains("\"" + m.number())).forEach(
                    m -> leaks.add(list + " names " + m.number()));
        }
    }

    /** @param own the one task that may be named */
    private void ofInstance(Client client, Desk desk, Matter matter, String own, List<String> leaks) {
        closed(client, "/engine-rest/process-instance/" + matter.instance() + "/variables", leaks);
        closed(client, "/engine-rest/process-instance/" + matter.instance() + "/activity-instances", leaks);
        questions(client, desk, matter, own, OF_AN_INSTANCE, leaks);
    }

    private static void questions(Client client, Desk desk, Matter matter, String own, List<String> questions, List<String> leaks) {
        for (String question : questions) {
            String path = question.endsWith("=") ? question + matter.instance() : question;
            instance(client.get("/engine-rest/" + path).body(), path, matter, own, leaks);
            if (question.contains("task") || question.contains("variable")) {
                instance(desk.get(TASKLIST + "/" + path).body(), "tasklist " + path, matter, own, leaks);
            }
        }
    }

    private static void instance(String body, String where, Matter matter, String own, List<String> leaks) {
        silent(body, where, matter, leaks);
        matter.tasks().values().stream().filter(t -> !t.equals(own) && body.contains(t)).forEach(t -> leaks.add(where + " names " + t));
    }

    private static void silent(String body, String where, Matter matter, List<String> leaks) {
        matter.words().stream().filter(body::contains).forEach(word -> leaks.add(where + " says " + word));
    }

    private static void closed(Client client, String path, List<String> leaks) {
        closed(client.get(path), path, leaks);
    }

    private static void closed(HttpResponse<String> answer, String where, List<String> leaks) {
        closed(new Answer(answer.statusCode(), answer.body()), where, leaks);
    }

    private static void closed(Answer answer, String where, List<String> leaks) {
        if (answer.status() != 403 && answer.status() != 404 || answer.body().contains("绝密")) {
            leaks.add(where + " " + answer.status() + " " + answer.body().substring(0, Math.min(80, answer.body().length())));
        }
    }
}
