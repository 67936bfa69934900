package org.cunyi.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cunyi.workflow.RuleExpressions;
import org.junit.jupiter.api.Test;

class TableAnalysisTest {

    private static final int TABLES = 300;
    private static final int MOST = 6;

    private static TableAnalysis of(String hitPolicy, List<String> inputs, String... rows) {
        List<RuleTable.Row> all = new ArrayList<>();
        for (String row : rows) {
            all.add(new RuleTable.Row("row" + (all.size() + 1), all.size() + 1, "", Arrays.stream(row.split(";")).map(String::strip).toList(),
                    List.of()));
        }
        return new TableAnalysis(new RuleTable("t", "表", hitPolicy, inputs.stream().map(i -> new RuleTable.Column(i, "列" + i, i)).toList(), List.of(), all),
                new RuleExpressions());
    }

    @Test
    void days_amounts_and_words_overlap_where_an_example_says() {
        TableAnalysis analysis = of("UNIQUE", List.of("kind", "date(on)", "amount"), "\"a\", \"b\"; < date(\"2026-01-01\"); <= 100",
                "\"b\"; < date(\"2026-01-01\"); >= 100", "\"b\"; >= date(\"2026-01-01\"); -");
        assertThat(analysis.overlaps()).singleElement().satisfies(o -> {
            assertThat(o.first().number()).isEqualTo(1);
            assertThat(o.second().number()).isEqualTo(2);
            assertThat(o.example()).contains("列kind＝b").contains("列amount＝100").contains("列date(on)＝2025-12-31");
        });
        assertThat(analysis.gaps()).anyMatch(g -> g.contains("列kind＝a"));
        assertThat(analysis.unreachable()).isEmpty();
    }

    @Test
    void in_a_table_of_first_hits_a_row_behind_wider_ones_is_never_reached() {
        TableAnalysis analysis = of("FIRST", List.of("n"), "< 5", ">= 5", "3", "> 100", "-");
        assertThat(analysis.overlaps()).isEmpty();
        assertThat(analysis.unreachable()).extracting(RuleTable.Row::number).as("nothing but no number at all reaches the last").containsExactly(3, 4);
    }

    @Test
    void inputs_that_are_reckoned_from_others_and_cells_that_name_others_are_tried_together() {
        TableAnalysis clean = of("UNIQUE", List.of("present", "against"), "-; ? * 2 > present", "-; ? * 2 <= present");
        assertThat(clean.overlaps()).isEmpty();
        TableAnalysis both = of("UNIQUE", List.of("present", "against"), "-; ? * 2 >= present", "-; ? * 2 <= present");
        assertThat(both.overlaps()).hasSize(1);
        TableAnalysis reckoned = of("UNIQUE", List.of("a", "b", "a > b"), "-; -; true", "-; -; false");
        assertThat(reckoned.overlaps()).isEmpty();
        assertThat(reckoned.unreachable()).isEmpty();
    }

    @Test
    void what_hangs_on_names_that_nobody_asks_for_or_on_reckoning_is_only_perhaps_so() {
        TableAnalysis named = of("UNIQUE", List.of("n"), "> threshold", "<= threshold");
        assertThat(named.unreachable()).isEmpty();
        assertThat(named.perhapsUnreachable()).extracting(RuleTable.Row::number).contains(1);
        TableAnalysis hanging = of("UNIQUE", List.of("count(list)", "sum(list)"), "1; -", "-; 5");
        assertThat(hanging.overlaps()).isEmpty();
        assertThat(hanging.perhapsOverlaps()).hasSize(1);
        TableAnalysis reckoned = of("FIRST", List.of("n"), "modulo(?, 2) = 0", "modulo(?, 2) = 1", "> 5");
        assertThat(reckoned.unreachable()).isEmpty();
        assertThat(reckoned.perhapsUnreachable()).extracting(RuleTable.Row::number).containsExactly(3);
    }

    @Test
    void a_table_of_very_many_combinations_ends_and_says_that_it_was_cut_short() {
        List<String> inputs = IntStream.range(0, 14).mapToObj(i -> "x" + i).toList();
        String[] rows = IntStream.range(0, 60).mapToObj(r -> inputs.stream().map(i -> "> " + (r * 7 + i.hashCode()) % 50)
                .collect(Collectors.joining("; "))).toArray(String[]::new);
        TableAnalysis first = of("FIRST", inputs, rows);
        assertThat(first.isCutShort()).isTrue();
        assertThat(first.unreachable()).isEmpty();
        TableAnalysis unique = of("UNIQUE", inputs, rows);
        unique.gaps();
        assertThat(unique.overlaps()).isNotEmpty();
    }

    /** An oracle of whole numbers: intervals that overlap, rows that nothing reaches. */
    @Test
    void random_tables_of_intervals_are_judged_as_by_counting() {
        Random random = new Random(20261122);
        for (int t = 0; t < TABLES; t++) {
            int rows = 2 + random.nextInt(3);
            int[][] bounds = new int[rows][4];
            String[] cells = new String[rows];
            for (int r = 0; r < rows; r++) {
                bounds[r] = random.ints(4, 0, MOST).toArray();
                cells[r] = "? >= %d and ? <= %d; [%d..%d]".formatted(bounds[r][0], bounds[r][1], Math.min(bounds[r][2], bounds[r][3]),
                        Math.max(bounds[r][2], bounds[r][3]));
            }
            Set<String> overlapping = new HashSet<>();
            Set<Integer> reached = new HashSet<>();
            for (int x = 0; x < MOST; x++) {
                for (int y = 0; y < MOST; y++) {
                    int[] fits = fitting(bounds, x, y);
                    Arrays.stream(fits).forEach(reached::add);
                    for (int i = 0; i < fits.length; i++) {
                        for (int j = i + 1; j < fits.length; j++) {
                            overlapping.add(fits[i] + "," + fits[j]);
                        }
                    }
                }
            }
            TableAnalysis analysis = of("UNIQUE", List.of("x", "y"), cells);
            assertThat(analysis.overlaps().stream().map(o -> (o.first().number() - 1) + "," + (o.second().number() - 1)))
                    .as(Arrays.toString(cells)).containsExactlyInAnyOrderElementsOf(overlapping);
            assertThat(analysis.unreachable().stream().map(r -> r.number() - 1)).as(Arrays.toString(cells))
                    .containsExactlyElementsOf(IntStream.range(0, rows).filter(r -> !reached.contains(r)).boxed().toList());
        }
    }

    private static int[] fitting(int[][] bounds, int x, int y) {
        return IntStream.range(0, bounds.length).filter(r -> x >= bounds[r][0] && x <= bounds[r][1] && y >= Math.min(bounds[r][2], bounds[r][3])
                && y <= Math.max(bounds[r][2], bounds[r][3])).toArray();
    }
}
