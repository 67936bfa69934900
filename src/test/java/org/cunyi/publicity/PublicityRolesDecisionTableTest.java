package org.cunyi.publicity;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.DmnTables.evaluate;
import static org.cunyi.DmnTables.inputs;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicityRolesDecisionTableTest {

    private static final String TABLE = "publicity-roles";

    @ParameterizedTest
    @CsvSource({
            "resolution, 本县规定（默认），参照《村民委员会组织法》（2025年修订）第三十五条、第三十六条、第三十七条",
            "result, 本县规定（默认），参照《村民委员会组织法》（2025年修订）第三十五条、第三十六条、第三十七条",
            "deliberation-result, 本县规定（默认），参照《村民委员会组织法》（2025年修订）第三十五条、第三十六条、第三十七条",
            "village-affairs, 本县规定（默认），参照《村民委员会组织法》（2025年修订）第三十五条、第三十六条、第三十七条",
            "finance, 本县规定（默认），参照《村民委员会组织法》（2025年修订）第三十五条、第三十六条、第三十七条",
            "party-affairs, 本县规定（默认），参照村务公开的分工",
            "cadre-info, 本县规定（默认），参照村干部基本信息公开制度"
    })
    void the_village_drafts_and_releases_its_own_notices_and_the_supervision_committee_checks_them(String noticeKind, String basis) {
        assertThat(evaluate(TABLE, inputs("noticeKind", noticeKind))).contains(Map.of(
                "draft", "village-clerk", "opinion", "supervision-committee", "release", "village-secretary",
                "answer", "village-committee", "escalate", "township-committee", "publicBoard", true, "legalBasis", basis));
    }

    @ParameterizedTest
    @CsvSource({
            "candidate, true, 本县规定（默认），参照村干部任职资格联审实施办法",
            "recall, true, 本县规定（默认），参照《村民委员会组织法》（2025年修订）第十九条、第三十五条",
            "handling, false, 本县规定（默认），参照不胜任现职村干部处置办法"
    })
    void the_township_releases_notices_about_persons_and_a_circular_stays_off_the_board(String noticeKind, boolean board, String basis) {
        assertThat(evaluate(TABLE, inputs("noticeKind", noticeKind))).contains(Map.of(
                "draft", "township-office", "opinion", "none", "release", "township-committee",
                "answer", "township-office", "escalate", "county-organization", "publicBoard", board, "legalBasis", basis));
    }

    @Test
    void a_kind_of_notice_that_is_not_known_gives_no_row() {
        assertThat(evaluate(TABLE, inputs())).isEmpty();
        for (Object bad : asList(null, "", "Resolution", "finances", 7)) {
            assertThat(evaluate(TABLE, inputs("noticeKind", bad))).as("kind = %s", bad).isEmpty();
        }
    }
}
