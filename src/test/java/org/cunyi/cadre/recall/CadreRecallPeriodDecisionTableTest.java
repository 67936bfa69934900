package org.cunyi.cadre.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.DmnTables.evaluate;
import static org.cunyi.DmnTables.inputs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The days of a recall and of filing against domain.md §7, written down a second time. */
class CadreRecallPeriodDecisionTableTest {

    @ParameterizedTest
    @CsvSource({"verification,7,days,本县规定", "defence,7,days,第十九条", "vote,30,days,第四十三条", "township-vote,30,days,第四十三条",
        "vote-again,30,days,本县规定", "record,7,days,本县规定", "retention,12,months,个人信息保护法"})
    void each_matter_has_its_period_with_an_article(String matter, int number, String unit, String basis) {
        assertThat(evaluate("cadre-recall-period", inputs("matter", matter)).orElseThrow()).containsEntry("number", number)
                .containsEntry("unit", unit).hasEntrySatisfying("legalBasis", b -> assertThat(b.toString()).contains(basis));
    }

    @Test
    void filing_has_ten_working_days() {
        assertThat(evaluate("cadre-filing-period", inputs("matter", "filing")).orElseThrow()).containsEntry("number", 10)
                .containsEntry("unit", "working-days").containsEntry("legalBasis", "本县规定（默认）");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "VOTE", "filing ", "other"})
    void an_unknown_matter_gives_no_row(String matter) {
        assertThat(evaluate("cadre-recall-period", inputs("matter", matter))).isEmpty();
        assertThat(evaluate("cadre-filing-period", inputs("matter", matter))).isEmpty();
    }
}
