package org.cunyi.meeting;

import static java.util.Arrays.asList;
import static java.util.stream.IntStream.rangeClosed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.DmnTables.evaluate;
import static org.cunyi.DmnTables.inputs;
import static org.cunyi.DmnTables.with;
import static org.cunyi.DmnTables.without;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeetingOutcomeDecisionTableTest {

    private static final String TABLE = "meeting-outcome";
    private static final String LAW_OF_2018 = "2025-12-31";
    private static final String LAW_OF_2025 = "2026-01-01";
    private static final List<String> COUNTS = List.of("expected", "present", "inFavour", "against", "abstained");

    /**
     * The law once more, told without the table's formulas: the smallest number of people, in integers, that makes a meeting
     * or a majority. "以上" takes the number itself, "过半数" one more than half.
     */
    private enum Kind {
        PARTY_COMMITTEE(Share.HALF, Share.MORE_THAN_HALF, Base.EXPECTED),
        TWO_COMMITTEES(Share.TWO_THIRDS, Share.MORE_THAN_HALF, Base.PRESENT),
        PARTY_MEMBERS(Share.TWO_THIRDS, Share.MORE_THAN_HALF, Base.EXPECTED),
        VILLAGER_REPRESENTATIVES(Share.TWO_THIRDS, Share.MORE_THAN_HALF, Base.PRESENT),
        VILLAGERS_ASSEMBLY(Share.MORE_THAN_HALF, Share.MORE_THAN_HALF, Base.PRESENT),
        HOUSEHOLD_ASSEMBLY(Share.TWO_THIRDS, Share.MORE_THAN_HALF, Base.PRESENT),
        COLLECTIVE_ASSEMBLY(Share.TWO_THIRDS, Share.TWO_THIRDS, Base.EXPECTED),
        COLLECTIVE_REPRESENTATIVES(Share.TWO_THIRDS, Share.TWO_THIRDS, Base.EXPECTED),
        VILLAGER_GROUP(Share.TWO_THIRDS, Share.MORE_THAN_HALF, Base.PRESENT),
        DELIBERATION_COUNCIL(Share.TWO_THIRDS, Share.MORE_THAN_HALF, Base.PRESENT),
        TOWNSHIP_PARTY_COMMITTEE(Share.HALF, Share.MORE_THAN_HALF, Base.EXPECTED),
        RECALL_VOTE(Share.MORE_THAN_HALF, Share.MORE_THAN_HALF, Base.PRESENT);

        private final Share quorum;
        private final Share majority;
        private final Base base;

        Kind(Share quorum, Share majority, Base base) {
            this.quorum = quorum;
            this.majority = majority;
            this.base = base;
        }

        String key() {
            return name().toLowerCase().replace('_', '-');
        }

        boolean existedOn(LocalDate day) {
            return !key().startsWith("collective-") || !day.isBefore(LocalDate.of(2025, 5, 1));
        }

        int quorumOf(int expected) {
            return quorum.smallestOf(expected);
        }

        int majorityOf(int expected, int present) {
            return majority.smallestOf(base == Base.EXPECTED ? expected : present);
        }
    }

    private enum Base { EXPECTED, PRESENT }

    private enum Share {
        HALF, MORE_THAN_HALF, TWO_THIRDS;

        int smallestOf(int base) {
            return switch (this) {
                case HALF -> base / 2 + base % 2;
                case MORE_THAN_HALF -> base / 2 + 1;
                case TWO_THIRDS -> base - base / 3;
            };
        }
    }

    private record Sheet(Kind kind, String heldOn, int expected, int present, int inFavour, int against, int abstained) {

        Map<String, Object> asInputs() {
            return inputs("meetingKind", kind.key(), "heldOn", heldOn, "expected", expected, "present", present,
                    "inFavour", inFavour, "against", against, "abstained", abstained);
        }

        boolean quorate() {
            return present >= kind.quorumOf(expected);
        }

        boolean passed() {
            return quorate() && inFavour >= kind.majorityOf(expected, present);
        }

        boolean agreesWithTheTable() {
            return evaluate(TABLE, asInputs())
                    .map(row -> row.get("quorate").equals(quorate()) && row.get("passed").equals(passed()))
                    .orElse(false);
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void agrees_with_the_oracle_on_every_boundary_up_to_sixty_people_under_both_laws(Kind kind) {
        assertThat(Stream.of(LAW_OF_2018, LAW_OF_2025).flatMap(day -> boundaries(kind, day, 60)).parallel()
                .filter(sheet -> !sheet.agreesWithTheTable())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void agrees_with_the_oracle_on_the_days_around_the_first_of_may_2025_and_long_before_and_after(Kind kind) {
        assertThat(Stream.of("2019-02-28", "2025-04-30", "2025-05-01", "2032-02-29")
                .filter(day -> kind.existedOn(LocalDate.parse(day))).flatMap(day -> boundaries(kind, day, 7)).parallel()
                .filter(sheet -> !sheet.agreesWithTheTable())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void agrees_with_the_oracle_on_the_boundaries_of_the_numbers_of_a_large_village(Kind kind) {
        assertThat(Stream.of(402, 1104, 1190, 1286, 9_999).flatMap(expected -> boundaries(kind, LAW_OF_2025, expected, expected))
                .parallel().filter(sheet -> !sheet.agreesWithTheTable())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"collective-assembly", "collective-representatives"})
    void a_meeting_of_the_collective_before_its_law_gives_no_row(String meetingKind) {
        var sheet = with(sound(Kind.COLLECTIVE_ASSEMBLY, "2025-04-30"), "meetingKind", meetingKind);
        assertThat(evaluate(TABLE, sheet)).isEmpty();
        assertThat(evaluate(TABLE, with(sheet, "heldOn", "2025-05-01"))).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_count_that_is_missing_or_negative_or_not_a_whole_number_gives_no_row(Kind kind) {
        for (String day : List.of(LAW_OF_2018, LAW_OF_2025)) {
            for (String count : COUNTS) {
                int good = (int) sound(kind, day).get(count);
                assertThat(evaluate(TABLE, without(sound(kind, day), count))).as("%s %s missing", day, count).isEmpty();
                for (Object bad : asList(null, -1, good + 0.5, -0.5, Double.NaN, "", "" + good, "六", true, List.of(good))) {
                    assertThat(evaluate(TABLE, with(sound(kind, day), count, bad))).as("%s %s = %s", day, count, bad).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void counts_that_contradict_each_other_give_no_row(Kind kind) {
        for (String day : List.of(LAW_OF_2018, LAW_OF_2025)) {
            assertThat(evaluate(TABLE, new Sheet(kind, day, 0, 0, 0, 0, 0).asInputs())).as("nobody expected").isEmpty();
            assertThat(evaluate(TABLE, new Sheet(kind, day, 9, 10, 6, 0, 0).asInputs())).as("present > expected").isEmpty();
            assertThat(evaluate(TABLE, new Sheet(kind, day, 9, 7, 8, 0, 0).asInputs())).as("in favour > present").isEmpty();
            assertThat(evaluate(TABLE, new Sheet(kind, day, 9, 7, 0, 8, 0).asInputs())).as("against > present").isEmpty();
            assertThat(evaluate(TABLE, new Sheet(kind, day, 9, 7, 0, 0, 8).asInputs())).as("abstained > present").isEmpty();
            assertThat(evaluate(TABLE, new Sheet(kind, day, 9, 7, 5, 2, 1).asInputs())).as("votes > present").isEmpty();
            assertThat(evaluate(TABLE, new Sheet(kind, day, 9, 7, 5, 1, 1).asInputs())).as("votes = present").isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_date_that_does_not_exist_gives_no_row(Kind kind) {
        assertThat(evaluate(TABLE, without(sound(kind, LAW_OF_2025), "heldOn"))).isEmpty();
        for (Object bad : asList(null, "", "昨天", "2026-02-30", "2025-02-29", "2026-13-01", "2026-1-1", "20260101",
                "2026-01-01T10:00:00", 20260101, true)) {
            assertThat(evaluate(TABLE, sound(kind, LAW_OF_2025, "heldOn", bad))).as("heldOn = %s", bad).isEmpty();
        }
    }

    @Test
    void a_kind_of_meeting_that_is_not_known_gives_no_row() {
        assertThat(evaluate(TABLE, without(sound(Kind.PARTY_MEMBERS, LAW_OF_2025), "meetingKind"))).isEmpty();
        for (Object bad : asList(null, "", "village-party", "PARTY-MEMBERS", "party-members ", 7, true, List.of("party-members"))) {
            assertThat(evaluate(TABLE, sound(Kind.PARTY_MEMBERS, LAW_OF_2025, "meetingKind", bad))).as("kind = %s", bad).isEmpty();
        }
    }

    @Test
    void whole_numbers_count_whatever_their_java_type() {
        for (Object nine : List.of(9, 9L, (short) 9, 9.0, 9f, new BigDecimal("9.00"))) {
            assertThat(evaluate(TABLE, sound(Kind.PARTY_MEMBERS, LAW_OF_2025, "expected", nine))).as("%s", nine.getClass()).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({
            "party-committee, 2025-12-31, 《中国共产党支部工作条例（试行）》第十二条；表决比例为本县规定（默认）",
            "party-committee, 2026-01-01, 《中国共产党支部工作条例（试行）》第十二条；表决比例为本县规定（默认）",
            "two-committees, 2025-12-31, 本县规定（默认），参照四议两公开通行做法",
            "two-committees, 2026-01-01, 本县规定（默认），参照四议两公开通行做法",
            "party-members, 2025-12-31, 《中国共产党支部工作条例（试行）》第十一条；到会三分之二为本县规定（默认）",
            "party-members, 2026-01-01, 《中国共产党支部工作条例（试行）》第十一条；到会三分之二为本县规定（默认）",
            "villager-representatives, 2025-12-31, 《村民委员会组织法》（2018年修正）第二十六条",
            "villager-representatives, 2026-01-01, 《村民委员会组织法》（2025年修订）第三十条",
            "villagers-assembly, 2025-12-31, 《村民委员会组织法》（2018年修正）第二十一条、第二十二条",
            "villagers-assembly, 2026-01-01, 《村民委员会组织法》（2025年修订）第二十五条、第二十六条",
            "household-assembly, 2025-12-31, 《村民委员会组织法》（2018年修正）第二十一条、第二十二条",
            "household-assembly, 2026-01-01, 《村民委员会组织法》（2025年修订）第二十五条、第二十六条",
            "collective-assembly, 2025-05-01, 《农村集体经济组织法》第二十六条、第二十七条、第二十八条",
            "collective-assembly, 2026-01-01, 《农村集体经济组织法》第二十六条、第二十七条、第二十八条",
            "collective-representatives, 2025-05-01, 《农村集体经济组织法》第二十七条、第二十八条；到会比例为本县规定（默认）",
            "collective-representatives, 2026-01-01, 《农村集体经济组织法》第二十七条、第二十八条；到会比例为本县规定（默认）",
            "villager-group, 2025-12-31, 《村民委员会组织法》（2018年修正）第二十八条",
            "villager-group, 2026-01-01, 《村民委员会组织法》（2025年修订）第三十二条",
            "deliberation-council, 2025-12-31, 本县规定（默认），参照本县群众议事会文件",
            "deliberation-council, 2026-01-01, "
                    + "《村民委员会组织法》（2025年修订）第三十三条；到会和表决比例为本县规定（默认），参照本县群众议事会文件",
            "township-party-committee, 2025-12-31, 本县规定（默认），参照《中国共产党支部工作条例（试行）》第十二条",
            "township-party-committee, 2026-01-01, 本县规定（默认），参照《中国共产党支部工作条例（试行）》第十二条",
            "recall-vote, 2025-12-31, 《村民委员会组织法》（2018年修正）第十六条",
            "recall-vote, 2026-01-01, 《村民委员会组织法》（2025年修订）第十九条"
    })
    void every_row_cites_the_article_in_force_on_the_day_of_the_meeting(String meetingKind, String heldOn, String legalBasis) {
        var row = evaluate(TABLE, with(sound(Kind.PARTY_MEMBERS, heldOn), "meetingKind", meetingKind)).orElseThrow();
        assertThat(row).containsOnlyKeys("quorate", "passed", "legalBasis").containsEntry("legalBasis", legalBasis);
    }

    /** Room above and below every count, so that a bad one is caught by its own cell and not by a neighbour's. */
    private static Map<String, Object> sound(Kind kind, String heldOn) {
        return new Sheet(kind, heldOn, 9, 7, 5, 1, 0).asInputs();
    }

    private static Map<String, Object> sound(Kind kind, String heldOn, String name, Object value) {
        return with(sound(kind, heldOn), name, value);
    }

    private static Stream<Sheet> boundaries(Kind kind, String heldOn, int upTo) {
        return boundaries(kind, heldOn, 1, upTo);
    }

    private static Stream<Sheet> boundaries(Kind kind, String heldOn, int from, int upTo) {
        return rangeClosed(from, upTo).boxed().flatMap(expected -> around(kind.quorumOf(expected), expected).boxed()
                .flatMap(present -> around(kind.majorityOf(expected, present), present)
                        .mapToObj(inFavour -> sheet(kind, heldOn, expected, present, inFavour))));
    }

    /** None, one below the threshold, the threshold, one above, all: each once, none above the whole. */
    private static IntStream around(int threshold, int all) {
        return IntStream.of(0, threshold - 1, threshold, threshold + 1, all).filter(n -> n >= 0 && n <= all).distinct();
    }

    /** Who is not for it is against it, save that an odd one abstains when somebody was for it. */
    private static Sheet sheet(Kind kind, String heldOn, int expected, int present, int inFavour) {
        int abstained = inFavour == 0 ? 0 : (present - inFavour) % 2;
        return new Sheet(kind, heldOn, expected, present, inFavour, present - inFavour - abstained, abstained);
    }
}
