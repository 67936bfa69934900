package org.cunyi.deliberation;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.DmnTables.evaluate;
import static org.cunyi.DmnTables.inputs;
import static org.cunyi.DmnTables.with;
import static org.cunyi.DmnTables.without;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliberationPrereviewDecisionTableTest {

    private static final String TABLE = "deliberation-prereview";
    private static final List<String> QUESTIONS = List.of("prepared", "settledByLaw", "settledByVillageRules", "art28Matter");

    /** The order of domain.md §5 said once more, from the last question back to the first. */
    private static String[] oracle(boolean prepared, boolean law, boolean rules, boolean assembly) {
        String[] answer = prepared ? new String[] {"accept", "prepared"} : new String[] {"complete", "not-prepared"};
        if (assembly) {
            answer = new String[] {"refer-to-decision", "art28-matter"};
        }
        if (rules) {
            answer = new String[] {"reject", "settled-by-village-rules"};
        }
        return law ? new String[] {"reject", "settled-by-law"} : answer;
    }

    @Test
    void every_combination_has_the_verdict_of_the_oracle_and_exactly_one_row() {
        for (int bits = 0; bits < 16; bits++) {
            boolean prepared = (bits & 1) > 0;
            boolean law = (bits & 2) > 0;
            boolean rules = (bits & 4) > 0;
            boolean assembly = (bits & 8) > 0;
            Map<String, Object> row = evaluate(TABLE, answers(prepared, law, rules, assembly)).orElseThrow();
            assertThat(List.of(row.get("verdict"), row.get("reason"))).as("%s", bits).containsExactly(
                    (Object[]) oracle(prepared, law, rules, assembly));
            assertThat(row.get("legalBasis").toString()).isNotBlank();
        }
    }

    @ParameterizedTest
    @CsvSource({"true,true,false,false,法律、政策", "true,false,true,false,村规民约", "true,false,false,true,第二十八条", "false,false,false,false,没有准备充分的不议",
        "true,false,false,false,第三十三条"})
    void every_row_says_what_it_rests_on(boolean prepared, boolean law, boolean rules, boolean assembly, String basis) {
        assertThat(evaluate(TABLE, answers(prepared, law, rules, assembly)).orElseThrow().get("legalBasis").toString()).contains(basis);
    }

    @Test
    void a_question_that_is_not_answered_gives_no_row_whatever_the_others_say() {
        for (String question : QUESTIONS) {
            for (int bits = 0; bits < 16; bits++) {
                Map<String, Object> answers = answers((bits & 1) > 0, (bits & 2) > 0, (bits & 4) > 0, (bits & 8) > 0);
                assertThat(evaluate(TABLE, without(answers, question))).as(question).isEmpty();
                for (Object bad : asList(null, "", "true", "是", 1, 0)) {
                    assertThat(evaluate(TABLE, with(answers, question, bad))).as("%s = %s", question, bad).isEmpty();
                }
            }
        }
    }

    private static Map<String, Object> answers(boolean prepared, boolean law, boolean rules, boolean assembly) {
        return inputs("prepared", prepared, "settledByLaw", law, "settledByVillageRules", rules, "art28Matter", assembly);
    }
}
