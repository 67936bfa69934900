package org.cunyi.models;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.DmnTables.evaluate;
import static org.cunyi.DmnTables.inputs;
import static org.cunyi.DmnTables.rows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartyRectificationDecisionTableTest {

    private static List<String> refused(String table, Map<String, Object> inputs) {
        return rows(table, table, inputs).stream().map(r -> {
            assertThat(r.get("legalBasis")).isEqualTo("本县规定（默认）");
            return r.get("field").toString();
        }).toList();
    }

    @Test
    void at_least_a_tenth_is_named_whatever_the_number_of_villages() {
        IntStream.rangeClosed(1, 45).forEach(all -> IntStream.rangeClosed(0, all).forEach(named -> {
            List<String> grades = new ArrayList<>(Collections.nCopies(named, "C"));
            grades.addAll(Collections.nCopies(all - named, "B"));
            boolean enough = named >= (all + 9) / 10;
            assertThat(refused("party-rectification-share", inputs("grade", grades))).as("%s of %s", named, all).hasSize(enough ? 0 : 1);
        }));
    }

    @ParameterizedTest
    @CsvSource({"90,A,", "89,A,gradeReason", "90,B,gradeReason", "89,B,", "60,B,", "59,B,gradeReason", "60,C,gradeReason", "59,C,", "100,C,gradeReason",
        "0,A,gradeReason", "0,C,"})
    void a_grade_follows_the_score_or_says_why(int score, String grade, String field) {
        List<String> expected = field == null ? List.of() : List.of(field);
        for (String none : asList(null, "")) {
            assertThat(refused("party-rectification-grade", inputs("score", score, "grade", grade, "gradeReason", none))).isEqualTo(expected);
        }
        assertThat(refused("party-rectification-grade", inputs("score", score, "grade", grade, "gradeReason", "有理由"))).isEmpty();
    }

    @Test
    void score_and_grade_are_both_there() {
        assertThat(refused("party-rectification-grade", inputs("score", null, "grade", null, "gradeReason", null))).containsExactlyInAnyOrder("score", "grade");
        assertThat(refused("party-rectification-grade", inputs("score", 95, "grade", null, "gradeReason", null))).containsExactly("grade");
    }

    @Test
    void done_and_overdue_are_not_more_than_there_is() {
        IntStream.rangeClosed(0, 6).forEach(done -> IntStream.rangeClosed(0, 6).forEach(overdue -> {
            List<String> expected = done > 5 ? List.of("doneItems") : done + overdue > 5 ? List.of("overdueItems") : List.of();
            assertThat(refused("party-rectification-progress", inputs("totalItems", 5, "doneItems", done, "overdueItems", overdue)))
                    .as("%s, %s", done, overdue).isEqualTo(expected);
        }));
    }

    @ParameterizedTest
    @CsvSource({"false,0,green", "false,1,yellow", "false,2,yellow", "false,3,red", "false,200,red", "true,0,red", "true,1,red", "true,3,red"})
    void each_month_has_its_light(boolean late, int overdue, String light) {
        assertThat(evaluate("party-rectification-light", inputs("reportLate", late, "overdueItems", overdue)).orElseThrow()).containsEntry("light", light)
                .containsEntry("legalBasis", "本县规定（默认）");
    }

    @Test
    void without_a_count_there_is_no_light() {
        for (Object bad : asList(null, -1, "")) {
            assertThat(evaluate("party-rectification-light", inputs("reportLate", false, "overdueItems", bad))).as("%s", bad).isEmpty();
        }
        assertThat(evaluate("party-rectification-light", inputs("reportLate", null, "overdueItems", 0))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"C,5,red,false", "B,5,green,false", "B,4,green,true", "B,5,red,true", "A,4,yellow,true", "A,5,yellow,false"})
    void leaving_the_last_grade_with_work_undone_needs_a_reason(String grade, int done, String light, boolean needed) {
        Map<String, Object> inputs = inputs("grade", grade, "doneItems", done, "totalItems", 5, "light", light, "regradeReason", null);
        assertThat(refused("party-rectification-regrade", inputs)).isEqualTo(needed ? List.of("regradeReason") : List.of());
        inputs.put("regradeReason", "主要问题已经解决");
        assertThat(refused("party-rectification-regrade", inputs)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"grading,10,working-days", "meeting,10,working-days", "confirm,10,working-days", "plan,10,working-days", "approval,5,working-days",
        "filing,5,working-days", "term,6,months", "progress,1,months", "report,5,working-days", "talk,5,working-days", "acceptance,10,working-days",
        "regrading,10,working-days"})
    void each_matter_has_its_period(String matter, int number, String unit) {
        assertThat(evaluate("party-rectification-period", inputs("matter", matter)).orElseThrow()).containsEntry("number", number)
                .containsEntry("unit", unit);
        assertThat(evaluate("party-rectification-period", inputs("matter", matter + " "))).isEmpty();
    }
}
