package org.cunyi.org;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrgTest
class WorkingDaysTest {

    private static final Path ANNOUNCED = Path.of("src/test/resources/data/working-days.csv");

    @Autowired
    private WorkingDays days;
    @Autowired
    private RosterImport imports;
    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void only_the_announced_years() {
        jdbc.sql("delete from working_day where on_day >= ?").param(LocalDate.of(2027, 1, 1)).update();
    }

    @ParameterizedTest
    @CsvSource({
            // a Friday, the weekend, a week
            "2026-11-20, 1, 2026-11-23", "2026-11-22, 5, 2026-11-27",
            // Saturday 14 February is worked, then nine days of 春节
            "2026-02-13, 1, 2026-02-14", "2026-02-14, 1, 2026-02-24", "2026-02-14, 5, 2026-02-28",
            // 国庆 with the Saturday worked for it
            "2026-09-30, 1, 2026-10-08", "2026-09-30, 3, 2026-10-10", "2026-09-18, 1, 2026-09-20",
            // into a year that is not announced: weekdays, 元旦 2027 is a Friday
            "2026-12-31, 1, 2027-01-01"
    })
    void the_day_of_the_event_is_not_counted_and_rests_are_not_worked(LocalDate from, int count, LocalDate last) {
        assertThat(days.after(from, count)).isEqualTo(last);
    }

    @Test
    void what_is_counted_agrees_with_the_announcements_day_by_day() throws IOException {
        Map<LocalDate, String> announced = new HashMap<>();
        try (Stream<String> lines = Files.lines(ANNOUNCED)) {
            lines.skip(1).map(l -> l.split(",")).forEach(l -> announced.put(LocalDate.parse(l[0]), l[1]));
        }
        assertThat(announced).hasSize(108);
        for (LocalDate from = LocalDate.of(2024, 1, 1); from.getYear() < 2026; from = from.plusDays(5)) {
            for (int count : new int[] {1, 3, 10, 40, 200}) {
                LocalDate day = from;
                for (int left = count; left > 0;) {
                    day = day.plusDays(1);
                    String said = announced.get(day);
                    boolean worked = said == null ? day.getDayOfWeek().getValue() < 6 : said.equals("workday");
                    left -= worked ? 1 : 0;
                }
                assertThat(days.after(from, count)).as("%s + %d", from, count).isEqualTo(day);
            }
        }
    }

    @Test
    void a_further_year_is_read_in_from_a_file_and_is_known_then() {
        assertThat(days.knownYears()).containsExactly(2024, 2025, 2026);
        byte[] file = "日期,类别,节日\n2027-01-01,放假,元旦\n2027-01-02,放假,元旦\n".getBytes(StandardCharsets.UTF_8);
        assertThat(imports.run(ImportKind.WORKING_DAYS, "2027.csv", file).added()).isEqualTo(2);
        assertThat(imports.run(ImportKind.WORKING_DAYS, "2027.csv", file).unchanged()).isEqualTo(2);
        assertThat(days.knownYears()).endsWith(2027);
        assertThat(days.after(LocalDate.of(2026, 12, 31), 1)).isEqualTo(LocalDate.of(2027, 1, 4));
        assertThat(days.isWorked(LocalDate.of(2027, 1, 1))).isFalse();
    }

    @Test
    void a_day_that_is_announced_anew_has_the_paper_of_the_new_file_and_never_that_of_the_old() {
        read("日期,类别,节日,依据\n2027-05-01,放假,劳动节,国办发〔2026〕1号\n");
        assertThat(basis()).isEqualTo("国办发〔2026〕1号");
        read("日期,类别,节日\n2027-05-01,放假,劳动节\n");
        assertThat(basis()).isEqualTo("国办发〔2026〕1号");
        read("日期,类别,节日,依据\n2027-05-01,放假,劳动节,国办发〔2026〕2号\n");
        assertThat(basis()).isEqualTo("国办发〔2026〕2号");
        read("日期,类别,节日\n2027-05-01,上班,劳动节\n");
        assertThat(basis()).isNull();
    }

    private void read(String file) {
        assertThat(imports.run(ImportKind.WORKING_DAYS, "2027.csv", file.getBytes(StandardCharsets.UTF_8)).badRows()).isEmpty();
    }

    private String basis() {
        return (String) jdbc.sql("select legal_basis from working_day where on_day = ?").param(LocalDate.of(2027, 5, 1)).query().singleRow().get("legal_basis");
    }

    @Test
    void a_bad_row_is_named_and_nothing_is_read() {
        byte[] file = "date,kind,name\n2027-02-29,holiday,春节\n2027-02-06,rest,春节\n2027-02-07,holiday,\n".getBytes(StandardCharsets.UTF_8);
        assertThat(imports.run(ImportKind.WORKING_DAYS, "2027.csv", file).badRows()).hasSize(3);
        assertThat(days.knownYears()).doesNotContain(2027);
    }
}
