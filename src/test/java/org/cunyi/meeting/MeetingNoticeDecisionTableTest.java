package org.cunyi.meeting;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.DmnTables.evaluate;
import static org.cunyi.DmnTables.inputs;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeetingNoticeDecisionTableTest {

    private static final String TABLE = "meeting-notice";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            party-committee            | 2025-12-31 | 0  | false | 《中国共产党支部工作条例（试行）》第十二条（未规定提前通知的天数）
            party-committee            | 2026-01-01 | 0  | false | 《中国共产党支部工作条例（试行）》第十二条（未规定提前通知的天数）
            two-committees             | 2025-12-31 | 0  | false | 本县规定（默认），参照四议两公开通行做法（未规定提前通知的天数）
            two-committees             | 2026-01-01 | 0  | false | 本县规定（默认），参照四议两公开通行做法（未规定提前通知的天数）
            party-members              | 2025-12-31 | 3  | false | 本县规定（默认），参照四议两公开通行做法
            party-members              | 2026-01-01 | 3  | false | 本县规定（默认），参照四议两公开通行做法
            villager-representatives   | 2025-12-31 | 3  | false | 本县规定（默认），参照浙江省2020年、重庆市2013年实施办法
            villager-representatives   | 2026-01-01 | 3  | false | 本县规定（默认），参照浙江省2020年、重庆市2013年实施办法
            villagers-assembly         | 2025-12-31 | 10 | false | 《村民委员会组织法》（2018年修正）第二十一条
            villagers-assembly         | 2026-01-01 | 10 | true  | 《村民委员会组织法》（2025年修订）第二十五条
            household-assembly         | 2025-12-31 | 10 | false | 《村民委员会组织法》（2018年修正）第二十一条
            household-assembly         | 2026-01-01 | 10 | true  | 《村民委员会组织法》（2025年修订）第二十五条
            collective-assembly        | 2025-05-01 | 10 | false | 《农村集体经济组织法》第二十七条
            collective-assembly        | 2026-01-01 | 10 | false | 《农村集体经济组织法》第二十七条
            collective-representatives | 2025-05-01 | 10 | false | 本县规定（默认），参照《农村集体经济组织法》第二十七条
            collective-representatives | 2026-01-01 | 10 | false | 本县规定（默认），参照《农村集体经济组织法》第二十七条
            villager-group             | 2025-12-31 | 0  | false | 《村民委员会组织法》（2018年修正）第二十八条（未规定提前通知的天数）
            villager-group             | 2026-01-01 | 0  | false | 《村民委员会组织法》（2025年修订）第三十二条（未规定提前通知的天数）
            deliberation-council       | 2025-12-31 | 3  | false | 本县规定（默认），参照本县群众议事会文件
            deliberation-council       | 2026-01-01 | 3  | false | 本县规定（默认），参照本县群众议事会文件
            township-party-committee   | 2025-12-31 | 0  | false | 本县规定（默认）（未规定提前通知的天数）
            township-party-committee   | 2026-01-01 | 0  | false | 本县规定（默认）（未规定提前通知的天数）
            recall-vote                | 2025-12-31 | 0  | false | 《村民委员会组织法》（2018年修正）第十六条（未规定提前通知的天数）
            recall-vote                | 2026-01-01 | 0  | false | 《村民委员会组织法》（2025年修订）第十九条（未规定提前通知的天数）
            """)
    void every_kind_of_meeting_has_its_days_of_notice(String meetingKind, String heldOn, int days, boolean urgent, String basis) {
        assertThat(evaluate(TABLE, meeting(meetingKind, heldOn)))
                .contains(Map.of("minimumDays", days, "urgentAllowed", urgent, "legalBasis", basis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"collective-assembly", "collective-representatives"})
    void a_meeting_of_the_collective_before_its_law_gives_no_row(String meetingKind) {
        assertThat(evaluate(TABLE, meeting(meetingKind, "2025-04-30"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"party-committee", "two-committees", "party-members", "villager-representatives", "villagers-assembly",
            "household-assembly", "collective-assembly", "collective-representatives", "villager-group", "deliberation-council",
            "township-party-committee", "recall-vote"})
    void a_date_that_does_not_exist_gives_no_row(String meetingKind) {
        assertThat(evaluate(TABLE, inputs("meetingKind", meetingKind))).isEmpty();
        for (Object bad : asList(null, "", "2026-02-30", "2026-1-1", 20260101)) {
            assertThat(evaluate(TABLE, meeting(meetingKind, bad))).as("heldOn = %s", bad).isEmpty();
        }
    }

    @Test
    void a_kind_of_meeting_that_is_not_known_gives_no_row() {
        assertThat(evaluate(TABLE, inputs("heldOn", "2026-01-01"))).isEmpty();
        for (Object bad : asList(null, "", "village-party", "Party-Members", 7)) {
            assertThat(evaluate(TABLE, meeting(bad, "2026-01-01"))).as("kind = %s", bad).isEmpty();
        }
    }

    private static Map<String, Object> meeting(Object meetingKind, Object heldOn) {
        return inputs("meetingKind", meetingKind, "heldOn", heldOn);
    }
}
