package org.cunyi.publicity;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.DmnTables.evaluate;
import static org.cunyi.DmnTables.inputs;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicityPeriodDecisionTableTest {

    private static final String TABLE = "publicity-period";

    @ParameterizedTest
    @ValueSource(strings = {"resolution", "result", "deliberation-result", "recall", "village-affairs", "finance"})
    void village_affairs_stand_fifteen_days_since_2026_and_ten_before(String noticeKind) {
        assertThat(evaluate(TABLE, notice(noticeKind, "2025-12-31")))
                .contains(Map.of("minimumDays", 10, "legalBasis", "本县规定（默认），参照重庆市2013年实施办法第三十条"));
        assertThat(evaluate(TABLE, notice(noticeKind, "2026-01-01")))
                .contains(Map.of("minimumDays", 15, "legalBasis", "《村民委员会组织法》（2025年修订）第三十五条"));
    }

    @ParameterizedTest
    @CsvSource({
            "party-affairs, 15, 本县规定（默认），参照《村民委员会组织法》（2025年修订）第三十五条",
            "cadre-info, 15, 本县规定（默认），参照村干部基本信息公开制度",
            "candidate, 5, 本县规定（默认），参照村干部任职资格联审实施办法",
            "handling, 7, 本县规定（默认），参照不胜任现职村干部处置办法"
    })
    void other_notices_stand_as_long_as_the_county_says_whatever_the_year(String noticeKind, int days, String basis) {
        for (String postedOn : new String[] {"2025-12-31", "2026-01-01"}) {
            assertThat(evaluate(TABLE, notice(noticeKind, postedOn))).contains(Map.of("minimumDays", days, "legalBasis", basis));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolution", "result", "deliberation-result", "recall", "village-affairs", "finance", "party-affairs", "cadre-info", "candidate", "handling"})
    void a_date_that_does_not_exist_gives_no_row(String noticeKind) {
        assertThat(evaluate(TABLE, inputs("noticeKind", noticeKind))).isEmpty();
        for (Object bad : asList(null, "", "2026-02-30", "2026-1-1", 20260101)) {
            assertThat(evaluate(TABLE, notice(noticeKind, bad))).as("postedOn = %s", bad).isEmpty();
        }
    }

    @Test
    void a_kind_of_notice_that_is_not_known_gives_no_row() {
        assertThat(evaluate(TABLE, inputs("postedOn", "2026-01-01"))).isEmpty();
        for (Object bad : asList(null, "", "Resolution", "finances", 7)) {
            assertThat(evaluate(TABLE, notice(bad, "2026-01-01"))).as("kind = %s", bad).isEmpty();
        }
    }

    private static Map<String, Object> notice(Object noticeKind, Object postedOn) {
        return inputs("noticeKind", noticeKind, "postedOn", postedOn);
    }
}
