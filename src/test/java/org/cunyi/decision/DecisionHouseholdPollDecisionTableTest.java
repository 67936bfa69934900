package org.cunyi.decision;

import static java.util.Arrays.asList;
import static java.util.stream.IntStream.rangeClosed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.DmnTables.evaluate;
import static org.cunyi.DmnTables.inputs;
import static org.cunyi.DmnTables.with;
import static org.cunyi.DmnTables.without;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecisionHouseholdPollDecisionTableTest {

    private static final String TABLE = "decision-household-poll";
    private static final String DAY = "2026-09-15";

    /** Counts by subtraction and division, where the table multiplies. */
    private record Poll(int households, int asked, int agreed) {

        boolean sufficient() {
            return asked >= households - households / 3;
        }

        boolean passed() {
            return sufficient() && agreed >= asked - asked / 5;
        }

        boolean agreesWithTheTable() {
            return evaluate(TABLE, asInputs()).map(row -> row.equals(Map.of("sufficient", sufficient(), "passed", passed(), "legalBasis",
                    "本县规定（默认）"))).orElse(false);
        }

        Map<String, Object> asInputs() {
            return inputs("heldOn", DAY, "households", households, "asked", asked, "agreed", agreed);
        }
    }

    @Test
    void agrees_with_the_oracle_on_every_boundary_up_to_sixty_households() {
        assertThat(rangeClosed(1, 60).boxed().flatMap(DecisionHouseholdPollDecisionTableTest::boundaries).parallel()
                .filter(poll -> !poll.agreesWithTheTable())).isEmpty();
    }

    @Test
    void agrees_with_the_oracle_on_every_poll_of_up_to_twelve_households() {
        assertThat(rangeClosed(1, 12).boxed().flatMap(h -> rangeClosed(0, h).boxed().flatMap(a -> rangeClosed(0, a)
                .mapToObj(g -> new Poll(h, a, g)))).filter(poll -> !poll.agreesWithTheTable())).isEmpty();
    }

    @Test
    void agrees_with_the_oracle_on_the_boundaries_of_a_large_village() {
        assertThat(Stream.of(201, 288, 402, 9_999).flatMap(DecisionHouseholdPollDecisionTableTest::boundaries)
                .filter(poll -> !poll.agreesWithTheTable())).isEmpty();
    }

    @Test
    void two_thirds_of_the_households_are_enough_and_four_fifths_of_those_asked_pass() {
        assertThat(verdict(402, 267, 267)).containsEntry("sufficient", false).containsEntry("passed", false);
        assertThat(verdict(402, 268, 214)).containsEntry("sufficient", true).containsEntry("passed", false);
        assertThat(verdict(402, 268, 215)).containsEntry("sufficient", true).containsEntry("passed", true);
        assertThat(verdict(402, 300, 240)).containsEntry("passed", true);
        assertThat(verdict(402, 300, 239)).containsEntry("passed", false);
    }

    @Test
    void a_count_that_is_missing_or_negative_or_not_a_whole_number_gives_no_row() {
        for (String count : List.of("households", "asked", "agreed")) {
            int good = (int) sound().get(count);
            assertThat(evaluate(TABLE, without(sound(), count))).as("%s missing", count).isEmpty();
            for (Object bad : asList(null, -1, good + 0.5, -0.5, Double.NaN, "", "" + good, "六", true, List.of(good))) {
                assertThat(evaluate(TABLE, with(sound(), count, bad))).as("%s = %s", count, bad).isEmpty();
            }
        }
    }

    @Test
    void counts_that_contradict_each_other_give_no_row() {
        assertThat(evaluate(TABLE, new Poll(0, 0, 0).asInputs())).as("no household").isEmpty();
        assertThat(evaluate(TABLE, new Poll(9, 10, 9).asInputs())).as("asked > households").isEmpty();
        assertThat(evaluate(TABLE, new Poll(9, 7, 8).asInputs())).as("agreed > asked").isEmpty();
        assertThat(evaluate(TABLE, new Poll(9, 9, 9).asInputs())).isPresent();
        assertThat(evaluate(TABLE, new Poll(9, 0, 0).asInputs())).isPresent();
    }

    @Test
    void a_date_that_does_not_exist_gives_no_row() {
        assertThat(evaluate(TABLE, without(sound(), "heldOn"))).isEmpty();
        for (Object bad : asList(null, "", "昨天", "2026-02-30", "2025-02-29", "2026-13-01", "2026-1-1", "20260101",
                "2026-01-01T10:00:00", 20260101, true)) {
            assertThat(evaluate(TABLE, with(sound(), "heldOn", bad))).as("heldOn = %s", bad).isEmpty();
        }
    }

    @Test
    void whole_numbers_count_whatever_their_java_type() {
        for (Object nine : List.of(9, 9L, (short) 9, 9.0, 9f, new BigDecimal("9.00"))) {
            assertThat(evaluate(TABLE, with(sound(), "households", nine))).as("%s", nine.getClass()).isPresent();
        }
    }

    private static Map<String, Object> verdict(int households, int asked, int agreed) {
        return evaluate(TABLE, new Poll(households, asked, agreed).asInputs()).orElseThrow();
    }

    /** Room above and below every count, so that a bad one is caught by its own cell and not by a neighbour's. */
    private static Map<String, Object> sound() {
        return new Poll(9, 7, 5).asInputs();
    }

    private static Stream<Poll> boundaries(int households) {
        return around(households - households / 3, households).flatMap(asked -> around(asked - asked / 5, asked)
                .map(agreed -> new Poll(households, asked, agreed)));
    }

    /** None, one below the threshold, the threshold, one above, all: each once, none above the whole. */
    private static Stream<Integer> around(int threshold, int all) {
        return Stream.of(0, threshold - 1, threshold, threshold + 1, all).filter(n -> n >= 0 && n <= all).distinct();
    }
}
