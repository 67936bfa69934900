package org.cunyi.cadre.qualification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.DmnTables.evaluate;
import static org.cunyi.DmnTables.inputs;
import static org.cunyi.DmnTables.rows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Items, units, posts and periods against domain.md §6, written down a second time. */
class CadreQualificationTablesDecisionTableTest {

    private static final String ITEMS = "cadre-qualification-item";
    private static final String UNITS = "cadre-qualification-units";

    private static String kind(String code) {
        int number = Integer.parseInt(code.substring(1));
        return code.startsWith("P") ? "positive" : number <= 4 ? "absolute" : number <= 9 ? "lasting" : "judgement";
    }

    private static List<String> codes() {
        return Arrays.asList("P1,P2,P3,P4,P5,P6,P7,N01,N02,N03,N04,N05,N06,N07,N08,N09,N10".split(","));
    }

    @Test
    void each_of_the_seventeen_items_is_found_alone_and_all_together_with_kind_and_article() {
        for (String code : codes()) {
            Map<String, Object> row = evaluate(ITEMS, inputs("itemCodes", code)).orElseThrow();
            assertThat(row).containsEntry("code", code).containsEntry("kind", kind(code))
                    .containsEntry("countsForElected", !List.of("P4", "P5", "P6").contains(code));
            assertThat(row.get("name").toString()).isNotBlank();
            assertThat(row.get("legalBasis").toString()).matches(b -> kind(code).equals("absolute") ? b.endsWith("第十八条") : !b.isBlank());
        }
        assertThat(rows(ITEMS, ITEMS, inputs("itemCodes", String.join(",", codes())))).extracting(r -> r.get("code")).containsExactlyElementsOf(codes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P8", "N11", "N1", "P0", "n01"})
    void an_unknown_item_gives_no_row(String codes) {
        assertThat(rows(ITEMS, ITEMS, inputs("itemCodes", codes))).isEmpty();
    }

    @Test
    void thirteen_units_answer_and_every_item_has_a_unit() {
        List<Map<String, Object>> all = rows(UNITS, UNITS, inputs("unit", "all"));
        assertThat(all.stream().collect(Collectors.toMap(r -> r.get("unitRole"), r -> r.get("items")))).isEqualTo(Candidates.UNITS);
        assertThat(all.stream().flatMap(r -> Arrays.stream(r.get("items").toString().split(","))).collect(Collectors.toSet()))
                .isEqualTo(new TreeSet<>(codes()));
        Candidates.UNITS.forEach((unit, items) -> assertThat(evaluate(UNITS, inputs("unit", unit)).orElseThrow()).containsEntry("items", items));
        assertThat(rows(UNITS, UNITS, inputs("unit", "unit-unknown"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"村党组织书记,party,false", "村党组织成员,party,false", "村党组织书记、村委会主任（一肩挑）,both,true", "村委会主任,elected,true",
        "村委会成员,elected,true", "村务监督委员会主任,supervisory,true", "村务监督委员会成员,supervisory,true", "村文书,hired,false", "村级专干,hired,false"})
    void a_post_has_its_kind_and_only_those_that_are_not_elected_are_published(String post, String kind, boolean chosen) {
        assertThat(evaluate("cadre-qualification-post", inputs("post", post)).orElseThrow()).containsEntry("postKind", kind)
                .containsEntry("chosenByVillagers", chosen).containsEntry("published", !chosen);
    }

    @ParameterizedTest
    @CsvSource({"unit-review,5,working-days", "statement,3,working-days", "tell-candidate,3,working-days", "county-look,5,working-days",
        "validity,6,months", "retention,12,months"})
    void periods_are_data(String matter, int number, String unit) {
        assertThat(evaluate("cadre-qualification-period", inputs("matter", matter)).orElseThrow()).containsEntry("number", number)
                .containsEntry("unit", unit);
        assertThat(evaluate("cadre-qualification-period", inputs("matter", "other"))).isEmpty();
    }
}
