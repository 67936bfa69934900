package org.cunyi.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.org.ImportFixture.csv;
import static org.cunyi.org.ImportFixture.message;
import static org.cunyi.org.ImportFixture.places;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrgTest
class SettingImportTest {

    private static final String VILLAGE = "110101001201";
    private static final String HEADER = "county,name,setting,legal_basis,valid_from";
    private static final String ROW = "110101,merge-steps,true,本县规定,2026-01-01";

    @Autowired
    private RosterImport imports;
    @Autowired
    private Settings settings;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aSmallCounty() {
        ImportFixture.empty(jdbc);
        ImportFixture.county(imports);
    }

    @Test
    void aSettingOfTheCountyHoldsInItsVillagesAndIsImportedOnce() {
        assertThat(settings(HEADER, ROW).added()).isEqualTo(1);

        assertThat(settings.of(VILLAGE, Settings.MERGE_STEPS)).contains("true");
        assertThat(settings(HEADER, ROW).unchanged()).isEqualTo(1);
        assertThat(settings(HEADER, ROW.replace("true", "false")).changed()).isEqualTo(1);
        assertThat(settings.of(VILLAGE, Settings.MERGE_STEPS)).contains("false");
    }

    @Test
    void aSettingOfTheFutureDoesNotHoldYet() {
        settings(HEADER, ROW, "110101,merge-steps,false,本县规定,2026-11-23");

        assertThat(settings.of(VILLAGE, Settings.MERGE_STEPS)).contains("true");
    }

    @Test
    void chineseHeadersAndWordsAreUnderstood() {
        settings("县代码,设置项,设置值,依据,生效日期", "110101,merge-steps,否,本县规定,2026-01-01", "110101,procedure,六议两公开,本县规定,2026-01-01");

        assertThat(settings.of(VILLAGE, Settings.MERGE_STEPS)).contains("false");
        assertThat(settings.of(VILLAGE, Settings.PROCEDURE)).contains("decision-six");
    }

    @Test
    void theArticleThatAllowsAnExclusionCanBeTakenBack() {
        settings(HEADER, "110101,excluded-article,重庆市实施办法第七条,本县规定,2026-01-01");
        assertThat(settings.of(VILLAGE, Settings.EXCLUDED_ARTICLE)).contains("重庆市实施办法第七条");

        settings(HEADER, "110101,excluded-article,无,本县规定,2026-11-01");

        assertThat(settings.of(VILLAGE, Settings.EXCLUDED_ARTICLE)).isEmpty();
    }

    @ParameterizedTest(name = "{0} is bad at {1}: {2}")
    @CsvSource(delimiter = '|', value = {
        "110102,merge-steps,true,本县规定,2026-01-01          | 3 county      | 没有这个单位",
        "110101001,merge-steps,true,本县规定,2026-01-01       | 3 county      | 应为县",
        "110101,quorum,true,本县规定,2026-01-01               | 3 name        | 不认识的设置项",
        "110101,merge-steps,true,本县规定,2026-01-01          | 3 name        | 与第2行重复",
        "110101,merge-steps,maybe,本县规定,2026-02-01         | 3 setting     | true（是）或 false（否）",
        "110101,procedure,recall,本县规定,2026-01-01          | 3 setting     | decision（四议两公开）或 decision-six（六议两公开）",
        "110101,excluded-article,,本县规定,2026-01-01         | 3 setting     | 不能为空",
        "110101,procedure,decision,,2026-01-01                | 3 legal_basis | 不能为空",
        "110101,procedure,decision,本县规定,                  | 3 valid_from  | 不能为空",
    })
    void aBadRowIsReportedWithItsLineAndColumn(String row, String place, String message) {
        ImportReport report = settings(HEADER, ROW, row);

        assertThat(places(report)).containsExactly(place);
        assertThat(message(report)).contains(message);
        assertThat(settings.of(VILLAGE, Settings.MERGE_STEPS)).isEmpty();
    }

    private ImportReport settings(String... lines) {
        return imports.run(ImportKind.SETTINGS, "settings.csv", csv(lines));
    }
}
