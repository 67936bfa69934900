package org.cunyi.cadre.unfitness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.Walk;
import org.cunyi.workflow.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What an integrator hears from a table (contract.md §5) is what the product itself says and what the forms of a case offer. */
@CunyiTest
class TablesOverRestTest {

    private static final List<String> POSTS = List.of("party", "elected", "both", "supervisory", "hired");
    private static final List<String> MEASURES = List.of("M1", "M2", "M3", "M4", "M5", "by-law");

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private Catalogue catalogue;
    private Step step;
    private Walk walk;
    private Handling handling;
    private Client integrator;

    @BeforeEach
    void begin() {
        String deployment = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(UnfitnessProcess.KEY).latestVersion()
                .singleResult().getDeploymentId();
        step = new Step("CZ-990101101-2026-9998", UnfitnessProcess.KEY, "verify_facts", "核实事实", "990101101", deployment, Map.of(), Map.of());
        walk = new Walk(context);
        handling = new Handling(context, walk);
        integrator = new Client(port, "auditor");
    }

    @AfterEach
    void remember() {
        walk.remember();
    }

    private List<JsonNode> asked(String table, Map<String, Object> inputs) {
        Client.Answer answer = integrator.post("/engine-rest/decision-definition/key/" + table + "/evaluate", Map.of("variables", Client.typed(inputs)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(answer.json().spliterator(), false).toList();
    }

    private static String text(JsonNode row, String output) {
        return row.path(output).path("value").asText();
    }

    private Map<String, JsonNode> situations(String codes, String repeated) {
        return asked("cadre-unfitness-situation", Map.of("situationCodes", codes, "repeatedCodes", repeated)).stream().collect(Collectors.toMap(r ->
                text(r, "code"), r -> r, (a, b) -> a, LinkedHashMap::new));
    }

    private static Facts facts(String code, boolean repeated, boolean aggravating, boolean mitigating) {
        return new Facts(true, null, List.of(code), repeated ? List.of(code) : List.of(), aggravating, mitigating, "", false, null);
    }

    private List<String> codes() {
        return catalogue.situations(step).stream().map(Catalogue.Situation::code).toList();
    }

    @Test
    void the_situations_are_those_of_the_form_each_with_its_first_and_its_second_measure() {
        String all = String.join(",", codes());
        Map<String, JsonNode> first = situations(all, "");
        Map<String, JsonNode> second = situations(all, all);
        assertThat(first).hasSize(25);
        assertThat(situations("all", "").keySet()).isEqualTo(first.keySet());
        for (String code : first.keySet()) {
            assertThat(text(first.get(code), "measure")).as(code).isEqualTo(catalogue.recommend(step, facts(code, false, false, false), "party").measure()
                    .measure());
            assertThat(text(second.get(code), "measure")).as(code + " again").isEqualTo(catalogue.recommend(step, facts(code, true, false, false), "party")
                    .measure().measure());
            assertThat(text(first.get(code), "legalBasis")).isNotBlank();
            assertThat(text(first.get(code), "category")).isEqualTo(code.substring(0, 1));
        }
        JsonNode alone = asked("cadre-unfitness-situation", Map.of("situationCode", "B03", "repeated", true)).get(0);
        assertThat(alone).isEqualTo(second.get("B03"));
        String number = handling.lead(handling.person("rest-form", "测试表单", "村民委员会委员", "elected"));
        handling.accept(number);
        assertThat(offered(number, "verify_facts", "situation_")).containsExactlyElementsOf(first.entrySet().stream().map(e -> e.getKey() + " "
                + text(e.getValue(), "name")).toList());
    }

    /** Labels of the fields that begin so, in the order of the form. */
    private List<String> offered(String number, String key, String prefix) {
        return StreamSupport.stream(form(number, key).path("components").spliterator(), false).filter(c -> c.path("key").asText().startsWith(prefix))
                .map(c -> c.path("label").asText()).toList();
    }

    private JsonNode form(String number, String key) {
        Client office = new Client(port, Handling.OFFICE);
        return office.get("/engine-rest/task/" + office.task(number, key) + "/deployed-form").json();
    }

    /** Every situation, first and again, for every post; of the four circumstances one after the other, so that each meets each post. */
    @Test
    void what_is_recommended_is_what_the_product_recommends() {
        int circumstance = 0;
        for (String code : codes()) {
            for (boolean repeated : new boolean[] {false, true}) {
                for (String post : POSTS) {
                    recommended(facts(code, repeated, circumstance % 2 == 1, circumstance % 4 > 1), post);
                    circumstance++;
                }
            }
        }
        assertThat(circumstance).isEqualTo(250);
        assertThat(asked("cadre-unfitness-measure", facts("Z99", false, false, false).inputs("party"))).isEmpty();
    }

    private void recommended(Facts facts, String post) {
        List<JsonNode> rows = asked("cadre-unfitness-measure", facts.inputs(post));
        assertThat(rows).as(facts + post).hasSize(1);
        JsonNode row = rows.get(0);
        Catalogue.Recommendation own = catalogue.recommend(step, facts, post);
        Fitted fitted = own.measure();
        assertThat(List.of(text(row, "measure"), text(row, "partyMeasure"), text(row, "electedMeasure"), text(row, "followUp"))).as(facts + post)
                .containsExactly(fitted.measure(), fitted.party(), fitted.other(), fitted.followUp());
        assertThat(row.path("transferToDiscipline").path("value").asBoolean()).as(facts + post).isEqualTo(own.transferToDiscipline());
        assertThat(text(row, "explanation") + "\n依据：" + text(row, "legalBasis")).isEqualTo(own.explanation());
    }

    @Test
    void what_is_lawful_for_a_post_is_what_may_be_told_to_who_holds_it() {
        for (String post : POSTS) {
            List<Fitted> own = catalogue.lawful(step, post);
            assertThat(own).extracting(Fitted::measure).as(post).containsExactlyElementsOf(MEASURES);
            List<String> labels = new ArrayList<>();
            for (Fitted fitted : own) {
                JsonNode row = asked("cadre-unfitness-lawful", Map.of("measure", fitted.measure(), "postKind", post)).get(0);
                assertThat(Stream.of("partyMeasure", "electedMeasure", "followUp", "legalBasis").map(o -> text(row, o)).toList()).as(post + fitted.measure())
                        .containsExactly(fitted.party(), fitted.other(), fitted.followUp(), fitted.legalBasis());
                labels.add(fitted.measure() + fitted.label());
            }
            String number = handling.verified(handling.person("rest-" + post, "测试接口", "测试职务", post), "A03");
            assertThat(told(number)).as(post).containsExactlyElementsOf(labels.subList(0, 5));
        }
    }

    private List<String> told(String number) {
        JsonNode asked = StreamSupport.stream(form(number, "statement_and_defence").path("components").spliterator(), false).filter(c -> c.path("key")
                .asText().equals("toldMeasure")).findFirst().orElseThrow();
        return StreamSupport.stream(asked.path("values").spliterator(), false).map(v -> v.path("value").asText() + v.path("label").asText()).toList();
    }

    @Test
    void impact_periods_are_those_that_the_product_counts() {
        for (String measure : MEASURES.subList(0, 5)) {
            assertThat(asked("cadre-unfitness-impact", Map.of("measure", measure)).get(0).path("months").path("value").asInt()).as(measure).isEqualTo(
                    catalogue.impactMonths(step, new Fitted(measure, measure, Fitted.NONE, Fitted.NONE, "", "")));
        }
        assertThat(asked("cadre-unfitness-impact", Map.of("measure", "M6"))).isEmpty();
    }
}
