package org.cunyi.modeling.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.cunyi.Acting;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.modeling.Drafts;
import org.cunyi.modeling.TableQuestions.Kind;
import org.cunyi.modeling.TableQuestions.Question;
import org.cunyi.modeling.trial.TableTrials.Sheet;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Identities;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tables of drafts are asked with entered values, those in force beside them. */
@CunyiTest
class TableTrialTest {

    private static final String TABLE = "dmn/publicity-period.dmn";

    @LocalServerPort
    private int port;
    @Autowired
    private Identities identities;
    @Autowired
    private Drafts drafts;
    @Autowired
    private TableTrials trials;

    private Acting acting;
    private long draft;

    @BeforeEach
    void open() {
        acting = new Acting(identities);
        draft = acting.as("modeller", () -> drafts.open("试用规则表"));
    }

    private void change(String path, String from, String to) {
        acting.as("modeller", () -> {
            drafts.take(draft, path);
            String content = drafts.file(draft, path).content();
            assertThat(content).contains(from);
            drafts.save(draft, path, content.replace(from, to), 1);
        });
    }

    @Test
    void the_draft_and_the_table_in_force_answer_the_same_question_side_by_side() {
        change(TABLE, "<text>15</text>", "<text>20</text>");
        Sheet sheet = trials.sheet(draft, TABLE, null);
        assertThat(sheet.questions()).extracting(Question::name).containsExactly("noticeKind", "postedOn");
        assertThat(sheet.questions()).extracting(Question::kind).containsExactly(Kind.TEXT, Kind.DATE);
        assertThat(sheet.questions().get(0).choices()).contains("resolution", "party-affairs");
        Map<String, Object> values = TableTrials.values(sheet, Map.of("noticeKind", "resolution", "postedOn", "2026-11-22"));
        TableTrials.Outcome mine = trials.ofDraft(draft, TABLE, sheet, values);
        assertThat(mine.outputs().get(0)).containsEntry("至少公开天数", "20");
        assertThat(mine.fired()).singleElement().satisfies(r -> {
            assertThat(r.number()).isEqualTo(1);
            assertThat(r.basis()).contains("第三十五条");
        });
        assertThat(trials.inForce(TABLE, sheet, values).outputs().get(0)).containsEntry("至少公开天数", "15");
        assertThat(trials.ofDraft(draft, TABLE, sheet, TableTrials.values(sheet, Map.of("noticeKind", "nothing"))).fired()).isEmpty();
    }

    @Test
    void a_decision_that_rests_on_others_asks_for_what_they_need_and_tells_their_rows_too() {
        change("dmn/cadre-unfitness-measure.dmn", "versionTag=\"1.0\"", "versionTag=\"1.1\"");
        Sheet sheet = trials.sheet(draft, "dmn/cadre-unfitness-measure.dmn", null);
        assertThat(sheet.decisions()).containsKey("cadre-unfitness-measure").hasSizeGreaterThan(2);
        assertThat(sheet.questions()).extracting(Question::name).isNotEmpty().doesNotContain("measure", "partyMeasure");
        assertThat(trials.ofDraft(draft, "dmn/cadre-unfitness-measure.dmn", sheet, TableTrials.values(sheet, Map.of())).answer()).isNotNull();
    }

    @Test
    void values_of_the_wrong_kind_are_refused_by_name_and_a_table_that_allows_two_rows_at_once_says_so() {
        change(TABLE, "&lt; date(\"2026-01-01\")", "&lt; date(\"2027-01-01\")");
        Sheet sheet = trials.sheet(draft, TABLE, null);
        assertThatThrownBy(() -> TableTrials.values(sheet, Map.of("postedOn", "昨天"))).isInstanceOf(Refusal.class).hasMessageContaining("张贴日期");
        assertThatThrownBy(() -> TableTrials.values(sheet, Map.of("noticeKind", "长".repeat(1001)))).isInstanceOf(Refusal.class)
                .hasMessageContaining("公开类型").hasMessageContaining("1000");
        Map<String, Object> both = TableTrials.values(sheet, Map.of("noticeKind", "resolution", "postedOn", "2026-11-22"));
        assertThat(trials.ofDraft(draft, TABLE, sheet, both).answer().problem()).contains("不止一行");
        assertThatThrownBy(() -> trials.sheet(draft, TABLE, "nothing")).isInstanceOf(Refusal.class);
        assertThat(Entered.number("9".repeat(400))).isEmpty();
        assertThat(Entered.number("1e9")).isEmpty();
        assertThat(Entered.number("-2.50")).contains(-2.5);
    }

    @Test
    void a_table_that_would_run_code_is_not_asked() {
        change(TABLE, "<inputExpression id=\"expression_notice_kind\" typeRef=\"string\">",
                "<inputExpression id=\"expression_notice_kind\" typeRef=\"string\" expressionLanguage=\"javascript\">");
        Sheet sheet = trials.sheet(draft, TABLE, null);
        TableTrials.Outcome outcome = trials.ofDraft(draft, TABLE, sheet, TableTrials.values(sheet, Map.of()));
        assertThat(outcome.answer().problem()).contains("不得引用程序类");
        assertThat(new org.cunyi.modeling.trial.process.TableEngine().ask(drafts.file(draft, TABLE).content()
                .getBytes(java.nio.charset.StandardCharsets.UTF_8), "publicity-period", Map.of()).problem())
                .as("also without the wall before it").contains("只能用 FEEL");
    }

    @Test
    void a_cell_that_would_count_without_end_or_grow_too_long_is_not_worked_out() {
        for (String cell : java.util.List.of("for i in 1..1000000000 return i", "for i in 1..1000, j in 1..1000 return i", "for i in (1)..(1000000000) return i",
                "for i in 1..10**9 return i", "/* \" */ for i in 1..1000000000 return i /* \" */")) {
            assertThat(asked(cell)).as(cell).contains("循环");
        }
        assertThat(asked("{f: function(x) f(x), y: f(1)}.y")).contains("function");
        assertThat(asked("\"" + "长".repeat(10_001) + "\"")).contains("太长");
        assertThat(asked("sum(for i in 1..5 return i)")).isNull();
    }

    private String asked(String cell) {
        String table = drafts.inForce().text(TABLE).replace("<text>15</text>", "<text>" + cell + "</text>");
        return new org.cunyi.modeling.trial.process.TableEngine().ask(table.getBytes(java.nio.charset.StandardCharsets.UTF_8), "publicity-period",
                Map.of("noticeKind", "resolution", "postedOn", java.time.LocalDate.of(2026, 11, 22))).problem();
    }

    @Test
    void the_page_is_the_modellers_and_only_for_tables_of_the_draft() {
        change(TABLE, "<text>15</text>", "<text>20</text>");
        String page = "/modeling/drafts/" + draft + "/" + TABLE + "/trial";
        assertThat(new Client(port, "modeller").get(page)).satisfies(a -> {
            assertThat(a.status()).isEqualTo(200);
            assertThat(a.body()).contains("公开类型").contains("张贴日期").contains("决议");
        });
        assertThat(new Client(port, "modeller").get(page + "?decision=x").status()).isEqualTo(404);
        assertThat(new Client(port, "modeller").get("/modeling/drafts/" + draft + "/dmn/nothing.dmn/trial").status()).isEqualTo(404);
        assertThat(new Client(port, "admin").get(page).status()).isEqualTo(403);
    }
}
