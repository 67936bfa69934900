package org.cunyi.meeting;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.DmnTables.evaluate;
import static org.cunyi.DmnTables.inputs;
import static org.cunyi.DmnTables.with;
import static org.cunyi.DmnTables.without;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeetingCompositionDecisionTableTest {

    private static final String TABLE = "meeting-composition";
    private static final List<String> COUNTS = List.of("representatives", "womenRepresentatives", "villageCommittee");

    @ParameterizedTest
    @ValueSource(strings = {"2025-12-31", "2026-01-01"})
    void four_fifths_are_representatives_and_a_third_of_the_whole_body_are_women_among_them(String heldOn) {
        for (int committee = 0; committee <= 7; committee++) {
            for (int representatives : distinct(0, committee * 4 - 1, committee * 4, committee * 4 + 1, 40)) {
                int body = representatives + committee;
                int third = body - body * 2 / 3;
                for (int women : distinct(0, third - 1, third, third + 1, representatives)) {
                    if (body > 0 && women <= representatives) {
                        boolean lawful = representatives >= 4 * committee && women >= third;
                        assertThat(evaluate(TABLE, body(heldOn, representatives, women, committee)).orElseThrow())
                                .as("%d representatives, %d women, committee of %d", representatives, women, committee)
                                .containsEntry("composed", lawful);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
            "张村, 40, 16, 5, true", "李村, 30, 12, 3, true", "王村, 36, 14, 5, true", "women one short of 15, 40, 14, 5, false",
            "representatives one short of 20, 19, 12, 5, false", "just enough of both, 20, 9, 5, true"})
    void the_villages_of_the_demonstration_are_composed_and_one_person_less_is_not(
            String village, int representatives, int women, int committee, boolean composed) {
        assertThat(evaluate(TABLE, body("2026-01-05", representatives, women, committee)).orElseThrow())
                .as(village).containsEntry("composed", composed);
    }

    @ParameterizedTest
    @CsvSource({
            "villager-representatives, 2025-12-31, 《村民委员会组织法》（2018年修正）第二十五条",
            "villager-representatives, 2026-01-01, 《村民委员会组织法》（2025年修订）第二十九条",
            "collective-assembly, 2025-05-01, 《农村集体经济组织法》第二十七条、第二十八条（由章程核对）",
            "collective-representatives, 2025-05-01, 《农村集体经济组织法》第二十七条、第二十八条（由章程核对）",
            "party-committee, 2025-12-31, 本县规定（默认），法律未规定本会议的组成比例",
            "two-committees, 2026-01-01, 本县规定（默认），法律未规定本会议的组成比例",
            "party-members, 2026-01-01, 本县规定（默认），法律未规定本会议的组成比例",
            "villagers-assembly, 2026-01-01, 本县规定（默认），法律未规定本会议的组成比例",
            "household-assembly, 2026-01-01, 本县规定（默认），法律未规定本会议的组成比例",
            "villager-group, 2026-01-01, 本县规定（默认），法律未规定本会议的组成比例",
            "deliberation-council, 2026-01-01, 本县规定（默认），法律未规定本会议的组成比例",
            "township-party-committee, 2026-01-01, 本县规定（默认），法律未规定本会议的组成比例",
            "recall-vote, 2026-01-01, 本县规定（默认），法律未规定本会议的组成比例"
    })
    void every_row_cites_its_source(String meetingKind, String heldOn, String legalBasis) {
        assertThat(evaluate(TABLE, with(body(heldOn, 40, 16, 5), "meetingKind", meetingKind)))
                .contains(Map.of("composed", true, "legalBasis", legalBasis));
    }

    @Test
    void a_meeting_without_a_rule_of_composition_is_composed_without_any_count() {
        assertThat(evaluate(TABLE, inputs("meetingKind", "party-members", "heldOn", "2026-01-01")).orElseThrow())
                .containsEntry("composed", true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-12-31", "2026-01-01"})
    void a_count_that_is_missing_or_negative_or_not_a_whole_number_gives_no_row(String heldOn) {
        var sound = body(heldOn, 40, 16, 5);
        for (String count : COUNTS) {
            assertThat(evaluate(TABLE, without(sound, count))).as("%s missing", count).isEmpty();
            for (Object bad : asList(null, -1, (int) sound.get(count) + 0.5, "", "20", true)) {
                assertThat(evaluate(TABLE, with(sound, count, bad))).as("%s = %s", count, bad).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-12-31", "2026-01-01"})
    void more_women_than_representatives_and_a_body_of_nobody_give_no_row(String heldOn) {
        assertThat(evaluate(TABLE, body(heldOn, 40, 41, 5))).isEmpty();
        assertThat(evaluate(TABLE, body(heldOn, 0, 0, 0))).isEmpty();
    }

    @Test
    void dates_that_do_not_exist_and_unknown_meetings_and_the_collective_before_its_law_give_no_row() {
        for (String kind : List.of("villager-representatives", "party-members", "collective-assembly")) {
            for (Object bad : asList(null, "", "2026-02-30", 20260101)) {
                var sheet = with(body("2026-01-01", 40, 16, 5), "meetingKind", kind);
                assertThat(evaluate(TABLE, with(sheet, "heldOn", bad))).as("%s on %s", kind, bad).isEmpty();
            }
        }
        for (Object bad : asList(null, "", "village-party", 7)) {
            assertThat(evaluate(TABLE, with(body("2026-01-01", 40, 16, 5), "meetingKind", bad))).as("%s", bad).isEmpty();
        }
        assertThat(evaluate(TABLE, with(body("2025-04-30", 40, 16, 5), "meetingKind", "collective-assembly"))).isEmpty();
    }

    private static int[] distinct(int... numbers) {
        return IntStream.of(numbers).filter(n -> n >= 0).distinct().toArray();
    }

    private static Map<String, Object> body(String heldOn, int representatives, int women, int committee) {
        return inputs("meetingKind", "villager-representatives", "heldOn", heldOn,
                "representatives", representatives, "womenRepresentatives", women, "villageCommittee", committee);
    }
}
