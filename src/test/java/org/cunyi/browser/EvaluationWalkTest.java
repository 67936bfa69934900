package org.cunyi.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cunyi.CunyiTest;
import org.cunyi.cadre.evaluation.EvaluatedMember;
import org.cunyi.decision.Sheets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 王村 evaluates its committee in Tasklist, and one of them is 不称职 for the second year. */
@CunyiTest
class EvaluationWalkTest extends CaseWalkTest {

    private EvaluatedMember member;

    @BeforeEach
    void elect() {
        member = EvaluatedMember.elected(jdbc, "walk-evaluated", "车行远");
        member.incompetentLastYear();
    }

    @AfterEach
    void as_before() {
        member.forget();
        member.leave();
    }

    @Test
    void a_second_bad_year_is_found_by_the_votes_and_confirmed_by_the_township() {
        Visitor chair = visits.of("wang-supervision");
        Tasklist start = new Tasklist(chair).begin("民主评议");
        assertThat(start.field("title")).hasValue("2026年度民主评议");
        assertThat(start.field("evaluationYear")).hasValue("2026");
        chair.seesOnlyChinese();
        chair.snap("evaluation-1-start");
        start.done();
        String number = walk.follow(jdbc.sql("select case_number from evaluation_round where org_code = ?").param(Sheets.WANG).query(String.class).single());
        recorded(chair, number);
        Visitor office = visits.of("shiqiao-office");
        Tasklist confirm = Tasklist.at(office, port, number, "confirm_end").choose("车行远", "确认终止");
        office.snap("evaluation-3-confirm");
        confirm.done();
        assertThat(cases.get(number).outcome()).isEqualTo("completed");
        office.open("/cases/" + number);
        office.sees("车行远");
        office.seesNoCodes();
        office.snap("evaluation-4-case");
        office.open("/registers/cadres?state=ended&text=车行远");
        office.sees("2026年10月10日");
    }

    private void recorded(Visitor chair, String number) {
        Tasklist sheet = Tasklist.at(chair, port, number, "record_evaluation").choose("会议形式", "村民代表会议").fill(Sheets.noticed("2026-10-01", Sheets.sheet(
                "2026-10-10", 38, 38, 0, 0)));
        assertThat(sheet.form()).containsText("车行远：称职票");
        for (long post : member.committee()) {
            boolean bad = post == member.post();
            sheet.fill(Map.of("competent_" + post, bad ? 10 : 38, "basically_" + post, bad ? 8 : 0, "incompetent_" + post, bad ? 20 : 0));
        }
        chair.snap("evaluation-2-votes");
        sheet.done();
    }
}
