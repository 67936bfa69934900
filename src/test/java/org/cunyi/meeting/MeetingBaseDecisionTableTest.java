package org.cunyi.meeting;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.DmnTables.evaluate;
import static org.cunyi.DmnTables.inputs;
import static org.cunyi.DmnTables.with;
import static org.cunyi.DmnTables.without;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeetingBaseDecisionTableTest {

    private static final String TABLE = "meeting-base";

    /** Like 张村 of the demonstration county, but no two figures the same, so that a table reading the wrong one is seen. */
    private static final Map<String, Object> FIGURES = inputs("adults", 1286, "households", 402, "eligibleVoters", 1280,
            "registeredVoters", 1104, "partyMembers", 47, "partyCommittee", 5, "twoCommittees", 9, "villageCommittee", 4,
            "representatives", 40, "womenRepresentatives", 16, "councilMembers", 24, "collectiveMembers", 1190,
            "collectiveRepresentatives", 45, "townshipPartyCommittee", 8);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            party-committee            | 5    | 村党组织委员会成员                 | 《中国共产党支部工作条例（试行）》第十二条
            two-committees             | 9    | 村“两委”成员                       | 本县规定（默认），参照四议两公开通行做法
            party-members              | 47   | 有表决权的党员                     | 《中国共产党支部工作条例（试行）》第十一条
            villager-representatives   | 44   | 村民代表＋村委会成员               | 《村民委员会组织法》（2025年修订）第二十九条、第三十条；2026年以前为（2018年修正）第二十五条、第二十六条
            villagers-assembly         | 1286 | 十八周岁以上村民                   | 《村民委员会组织法》（2025年修订）第二十五条、第二十六条；2026年以前为（2018年修正）第二十一条、第二十二条
            household-assembly         | 402  | 本村户数                           | 《村民委员会组织法》（2025年修订）第二十五条、第二十六条；2026年以前为（2018年修正）第二十一条、第二十二条
            collective-assembly        | 1190 | 具有完全民事行为能力的集体经济组织成员 | 《农村集体经济组织法》第二十七条
            collective-representatives | 45   | 集体经济组织成员代表               | 《农村集体经济组织法》第二十八条
            deliberation-council       | 24   | 群众议事会成员                     | 本县规定（默认），参照本县群众议事会文件
            township-party-committee   | 8    | 乡镇党委委员                       | 本县规定（默认），参照《中国共产党支部工作条例（试行）》第十二条
            recall-vote                | 1104 | 登记参加选举的村民                 | 《村民委员会组织法》（2025年修订）第十九条；2026年以前为（2018年修正）第十六条
            """)
    void every_kind_of_meeting_is_counted_from_its_own_figure(String meetingKind, long expected, String figure, String basis) {
        assertThat(evaluate(TABLE, with(FIGURES, "meetingKind", meetingKind)))
                .contains(Map.of("expected", expected, "figureName", figure, "legalBasis", basis));
    }

    @ParameterizedTest
    @CsvSource({"party-committee, partyCommittee", "two-committees, twoCommittees", "party-members, partyMembers",
            "villager-representatives, representatives", "villager-representatives, villageCommittee", "villagers-assembly, adults",
            "household-assembly, households", "collective-assembly, collectiveMembers",
            "collective-representatives, collectiveRepresentatives", "deliberation-council, councilMembers",
            "township-party-committee, townshipPartyCommittee", "recall-vote, registeredVoters"})
    void a_figure_that_the_village_has_not_registered_leaves_the_number_open_but_still_names_it(String meetingKind, String figure) {
        var figures = with(FIGURES, "meetingKind", meetingKind);
        for (var incomplete : asList(without(figures, figure), with(figures, figure, null))) {
            assertThat(evaluate(TABLE, incomplete).orElseThrow()).containsEntry("expected", null)
                    .extractingByKey("figureName").asString().isNotBlank();
        }
    }

    @Test
    void a_group_meeting_and_an_unknown_meeting_have_no_base_figure() {
        for (Object kind : asList("villager-group", null, "", "village-party", 7)) {
            assertThat(evaluate(TABLE, with(FIGURES, "meetingKind", kind))).as("%s", kind).isEmpty();
        }
        assertThat(evaluate(TABLE, FIGURES)).isEmpty();
    }
}
