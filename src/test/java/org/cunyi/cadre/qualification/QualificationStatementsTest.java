package org.cunyi.cadre.qualification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.cadre.qualification.ManyCandidates.statements;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.CunyiTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What {@code QualificationBench} times for 500 candidates, counted for a few: statements do not grow with the season, nor with the units that answer. */
@CunyiTest
class QualificationStatementsTest {

    @Autowired
    private ApplicationContext context;

    private ManyCandidates season;

    @BeforeEach
    void begin() {
        season = new ManyCandidates(context);
    }

    @AfterEach
    void remember() {
        season.walk().remember();
    }

    private Map<String, Integer> looks() {
        Map<String, Integer> statements = new HashMap<>();
        season.looks().forEach((look, cost) -> statements.put(look, cost.statements()));
        return statements;
    }

    @Test
    void eight_candidates_take_as_many_statements_as_two_on_every_page_and_in_every_inbox() {
        season.enter(2);
        season.numbers().forEach(season::review);
        Map<String, Integer> ofFew = looks();
        season.enter(6);
        season.numbers().subList(2, 8).forEach(season::review);
        Map<String, Integer> ofMany = looks();
        assertThat(ofMany).isEqualTo(ofFew);
        assertThat(ofMany).allSatisfy((look, count) -> assertThat(count).as(look).isLessThanOrEqualTo(most(look)));
    }

    private static int most(String look) {
        return look.endsWith("case page") ? 205 : look.endsWith("by API") ? 40 : look.contains("inbox") ? 10 : 35;
    }

    @Test
    void thirteen_open_tasks_on_a_case_page_cost_no_more_than_one_and_the_last_answer_of_a_unit_no_more_than_the_first() {
        season.enter(2);
        season.numbers().forEach(season::review);
        String page = "/cases/" + season.numbers().get(0);
        int thirteen = season.http("county-organization", page).statements();
        List<String> units = List.copyOf(Candidates.UNITS.keySet());
        for (String unit : units.subList(0, 12)) {
            season.answer(season.task(season.numbers().get(0), unit), unit);
        }
        assertThat(season.http("county-organization", page).statements()).as("what is left is a name for each step done").isLessThanOrEqualTo(thirteen + 12);
        String number = season.numbers().get(1);
        assertThat(units.subList(0, 12)).allSatisfy(unit -> {
            var task = season.task(number, unit);
            assertThat(statements(() -> season.answer(task, unit))).as(unit).isLessThanOrEqualTo(45);
        });
    }
}
