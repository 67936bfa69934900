package org.cunyi.modeling.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.cunyi.Acting;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.audit.AuditChain;
import org.cunyi.deliberation.resolution.StatementCount;
import org.cunyi.org.Settings;
import org.cunyi.org.WorkingDays;
import org.cunyi.org.reference.ReferenceTable;
import org.cunyi.publicity.NoticeTexts;
import org.cunyi.publicity.calendar.Duties;
import org.cunyi.publicity.calendar.Duty;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.Identities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of reference tables by two modellers. What the test adds lies under a basis of its own and goes again. */
@CunyiTest
class ReferenceStoryTest {

    private static final String BASIS = "参考表测试〔2026〕1号";
    private static final LocalDate TODAY = TestClock.TODAY;
    private static final String COUNTY = "990101";
    private static final String ZHANG = "990101101201";
    private static final String LAST_DAY = "2029-01-05";

    @Autowired
    private Identities identities;
    @Autowired
    private ReferenceProposals proposals;
    @Autowired
    private ReferenceReleases releases;
    @Autowired
    private ReferenceTables tables;
    @Autowired
    private References references;
    @Autowired
    private Settings settings;
    @Autowired
    private WorkingDays workingDays;
    @Autowired
    private Duties duties;
    @Autowired
    private NoticeTexts texts;
    @Autowired
    private AuditChain audit;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TestClock clock;

    private Acting acting;

    @BeforeEach
    void today() {
        clock.reset();
        acting = new Acting(identities);
        forget();
    }

    @AfterEach
    void asItWas() {
        clock.reset();
        forget();
    }

    private void forget() {
        jdbc.sql("delete from reference_change_row").update();
        jdbc.sql("delete from reference_change").update();
        List.of("county_setting", "publication_duty", "notice_text", "working_day").forEach(t -> jdbc.sql("delete from " + t + " where legal_basis = ?")
                .param(BASIS).update());
        jdbc.sql("update publication_duty set valid_to = null where code = 'village-major'").update();
    }

    private <T> T first(Supplier<T> call) {
        return acting.as("modeller", call);
    }

    private void released(long change) {
        acting.as("modeller-2", () -> releases.release(change));
    }

    private static Wanted row(LocalDate from, String... columnsAndValues) {
        Map<String, String> typed = new HashMap<>(Map.of("legal_basis", BASIS));
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            typed.put(columnsAndValues[i], columnsAndValues[i + 1]);
        }
        return new Wanted("", typed, from == null ? "" : from.toString());
    }

    private static Wanted months(String months, LocalDate from) {
        return row(from, "county_code", COUNTY, "name", Settings.SUBSTITUTION_LONGEST_MONTHS, "setting", months);
    }

    private long proposed(String table, Wanted wanted) {
        return first(() -> proposals.put(table, List.of(wanted), "县里发了新的文件"));
    }

    private int monthsNow() {
        return settings.number(ZHANG, Settings.SUBSTITUTION_LONGEST_MONTHS);
    }

    private static String keyOfMonths() {
        return COUNTY + "|" + Settings.SUBSTITUTION_LONGEST_MONTHS;
    }

    @Test
    void a_change_holds_from_its_day_by_itself_once_a_second_modeller_has_released_it() {
        long change = proposed("county-days", months("8", TODAY.plusDays(3)));
        assertThat(monthsNow()).isEqualTo(6);
        assertThatThrownBy(() -> acting.as("modeller", () -> releases.release(change))).isInstanceOf(Refusal.class).hasMessageContaining("不能自己发布");
        released(change);
        assertThat(monthsNow()).isEqualTo(6);
        clock.plusDays(3);
        assertThat(monthsNow()).isEqualTo(8);
        assertThat(audit.entries("DAY-" + TODAY)).filteredOn(e -> e.subject().equals("reference:" + change)).extracting(e -> e.action() + " " + e.actor())
                .containsExactly("reference.proposed modeller", "reference.released modeller-2");
        assertThatThrownBy(() -> released(change)).isInstanceOf(Refusal.class).extracting("kind").isEqualTo(Refusal.Kind.SOMEBODY_WAS_FIRST);
    }

    @Test
    void a_new_value_is_a_new_row_and_the_history_keeps_who_when_why_and_what_stood_there() {
        released(proposed("county-days", months("8", TODAY)));
        released(proposed("county-days", months("10", TODAY.plusDays(10))));
        assertThat(references.of(tables.get("county-days"), keyOfMonths())).extracting(r -> r.values().get("setting") + " " + r.from() + " " + r.until() + " " + r.state())
                .containsExactly("10 2026-12-02 null future", "8 2026-11-22 2026-12-01 current");
        ReferenceChange newest = references.history("county-days", keyOfMonths()).get(0);
        assertThat(newest).satisfies(c -> {
            assertThat(c.proposedBy()).isEqualTo("modeller");
            assertThat(c.endedBy()).isEqualTo("modeller-2");
            assertThat(c.reason()).isEqualTo("县里发了新的文件");
        });
        assertThat(references.historyRows("county-days", keyOfMonths()).get(newest.id())).satisfies(r -> {
            assertThat(r.before()).containsEntry("setting", "8");
            assertThat(r.after()).containsEntry("setting", "10");
        });
    }

    @Test
    void a_row_whose_day_has_not_come_is_withdrawn_by_two_and_one_in_force_is_not() {
        released(proposed("county-days", months("8", TODAY)));
        released(proposed("county-days", months("10", TODAY.plusDays(10))));
        long back = first(() -> proposals.withdraw("county-days", keyOfMonths(), "2026-12-02", "文件收回"));
        released(back);
        assertThat(references.of(tables.get("county-days"), keyOfMonths())).extracting(r -> r.values().get("setting")).containsExactly("8");
        assertThatThrownBy(() -> first(() -> proposals.withdraw("county-days", keyOfMonths(), TODAY.toString(), "文件收回"))).isInstanceOf(Refusal.class)
                .hasMessageContaining("已经生效的行不能撤回");
    }

    private Duty major(LocalDate day) {
        return duties.atOnce(ZHANG, day).stream().filter(d -> d.code().equals("village-major")).findFirst().orElseThrow();
    }

    private static Wanted major(String scope, String days, LocalDate from) {
        return row(from, "code", "village-major", "scope_code", scope, "category", "village", "title", "涉及村民利益的重大事项", "frequency", "at-once", "due_days", days,
                "remind_days", "1", "correction_days", "3", "notice_kind", "village-affairs", "table_required", "否", "mark", "D", "due_basis", "县里的规定", "due_mark", "D");
    }

    @Test
    void a_duty_of_the_calendar_is_followed_by_the_new_one_on_its_day_and_comes_back_when_that_is_withdrawn() {
        LocalDate later = TODAY.plusDays(20);
        released(proposed("publication-duties", major("", "5", later)));
        assertThat(major(later.minusDays(1)).dueDays()).isEqualTo(10);
        assertThat(major(later).dueDays()).isEqualTo(5);
        released(first(() -> proposals.withdraw("publication-duties", "village-major|", later.toString(), "文件收回")));
        assertThat(major(later).dueDays()).isEqualTo(10);
    }

    @Test
    void what_a_township_has_of_its_own_ends_on_a_day_and_the_wider_row_holds_again() {
        released(proposed("publication-duties", major("990101101", "3", TODAY)));
        assertThat(major(TODAY).dueDays()).isEqualTo(3);
        released(first(() -> proposals.end("publication-duties", "village-major|990101101", TODAY.plusDays(5).toString(), "乡镇不再另行规定")));
        assertThat(major(TODAY.plusDays(4)).dueDays()).isEqualTo(3);
        assertThat(major(TODAY.plusDays(5)).dueDays()).isEqualTo(10);
    }

    @Test
    void what_two_people_ended_stays_ended_when_the_row_that_came_after_it_is_withdrawn() {
        LocalDate end = TODAY.plusDays(5);
        String key = "village-major|990101101";
        released(proposed("publication-duties", major("990101101", "3", TODAY)));
        released(first(() -> proposals.end("publication-duties", key, end.toString(), "乡镇不再另行规定")));
        released(proposed("publication-duties", major("990101101", "4", end)));
        assertThat(major(end).dueDays()).isEqualTo(4);
        released(first(() -> proposals.withdraw("publication-duties", key, end.toString(), "文件收回")));
        assertThat(major(end.minusDays(1)).dueDays()).isEqualTo(3);
        assertThat(major(end).dueDays()).isEqualTo(10);
    }

    @Test
    void a_row_that_was_only_followed_by_another_holds_on_when_that_is_withdrawn() {
        LocalDate later = TODAY.plusDays(20);
        released(proposed("publication-duties", major("990101101", "3", later)));
        released(proposed("publication-duties", major("990101101", "4", TODAY)));
        released(first(() -> proposals.withdraw("publication-duties", "village-major|990101101", later.toString(), "文件收回")));
        assertThat(major(later).dueDays()).isEqualTo(4);
    }

    @Test
    void a_day_off_counts_once_released_and_may_be_announced_anew_until_that_day() {
        LocalDate friday = LocalDate.parse(LAST_DAY);
        released(proposed("working-days", row(null, "on_day", LAST_DAY, "kind", "放假", "name", "元旦")));
        assertThat(workingDays.isWorked(friday)).isFalse();
        released(proposed("working-days", row(null, "on_day", LAST_DAY, "kind", "上班", "name", "元旦")));
        assertThat(workingDays.isWorked(friday)).isTrue();
        assertThat(references.history("working-days", LAST_DAY)).hasSize(2);
        released(first(() -> proposals.withdraw("working-days", LAST_DAY, LAST_DAY, "通知收回")));
        assertThat(references.of(tables.get("working-days"), LAST_DAY)).isEmpty();
    }

    private static Wanted candidate(String county, String body, LocalDate from) {
        return row(from, "code", "candidate", "county_code", county, "title", "{村名}{职务}人选公示", "body", body);
    }

    @Test
    void a_county_writes_its_notices_in_its_own_words_from_a_day_on() {
        Map<String, String> facts = Map.of("村名", "张村", "职务", "会计", "姓名", "王{职务}");
        released(proposed("notice-texts", candidate(COUNTY, "拟由{姓名}任{职务}，特此公示。", TODAY.plusDays(2))));
        assertThat(texts.write("candidate", ZHANG, facts).body()).contains("经任职资格联审");
        clock.plusDays(2);
        // what the record says is not looked through for placeholders
        assertThat(texts.write("candidate", ZHANG, facts)).satisfies(d -> {
            assertThat(d.title()).isEqualTo("张村会计人选公示");
            assertThat(d.body()).isEqualTo("拟由王{职务}任会计，特此公示。");
        });
        assertThat(texts.write("candidate", "110101", facts).body()).contains("经任职资格联审");
    }

    @Test
    void the_words_for_all_counties_are_never_ended_and_those_of_one_county_are() {
        assertThatThrownBy(() -> first(() -> proposals.end("notice-texts", "candidate|", TODAY.plusDays(1).toString(), "不再使用"))).isInstanceOf(Refusal.class)
                .hasMessageContaining("公告文字：各县共用的这一行不能停用");
        assertThat(references.waiting(0, 10)).isEmpty();
        released(proposed("notice-texts", candidate(COUNTY, "拟由{姓名}任{职务}，特此公示。", TODAY)));
        released(first(() -> proposals.end("notice-texts", "candidate|" + COUNTY, TODAY.plusDays(1).toString(), "不再使用")));
        clock.plusDays(1);
        assertThat(texts.write("candidate", ZHANG, Map.of("村名", "张村", "职务", "会计", "姓名", "王某")).body()).contains("经任职资格联审");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
        "{姓名}任{职务}，{身份证号}       | 正文：不认识 {身份证号}",
        "{姓名}任职                       | 正文：必须保留 {职务}",
        "{姓名}任{职务}，共{               | 正文：花括号没有成对",
        "{姓名}任{职务}，${sun.misc}      | 正文：不能有“${”或者“#{”",
    })
    void words_that_could_not_be_filled_in_are_refused(String body, String message) {
        assertThatThrownBy(() -> proposed("notice-texts", candidate(COUNTY, body, TODAY))).isInstanceOf(Refusal.class).hasMessageContaining(message);
        assertThat(references.waiting(0, 10)).isEmpty();
    }

    @ParameterizedTest(name = "{1} = {2}: {3}")
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "county-days  | setting     | 25           | 设置值：应为1到24的整数",
        "county-days  | setting     | 六           | 设置值：应为1到24的整数",
        "county-days  | setting     | -            | 设置值：必须填写",
        "county-days  | county_code | 990199       | 县：没有这个单位",
        "county-days  | county_code | 990101101    | 县：不能是这一级的单位",
        "county-days  | name        | quorum       | 设置项：应为",
        "county-days  | legal_basis | -            | 依据：必须填写",
        "county-days  | effectiveOn | 2026-11-21   | 生效日期：不能早于今天",
        "county-days  | effectiveOn | 2026-02-30   | 生效日期：“2026-02-30”不是有效日期",
        "county-days  | effectiveOn | -            | 生效日期：必须填写",
        "working-days | on_day      | 2026-11-20   | 日期：不能早于今天",
        "working-days | kind        | 休息         | 类别：应为 holiday（放假）或 workday（上班）",
        "working-days | name        | 元\u0007旦   | 节日：不能换行",
        "publication-duties | due_days | -         | 发生后几天以内：发生时公开的必须填写",
        "publication-duties | code     | Village   | 编号：只用小写字母、数字和连字符",
        "publication-duties | scope_code | 99010110 | 范围：应为6位（县）",
    })
    void bad_input_is_refused_with_the_name_of_its_field_and_nothing_is_proposed(String table, String column, String value, String message) {
        Wanted good = switch (table) {
            case "county-days" -> months("8", TODAY);
            case "working-days" -> row(null, "on_day", LAST_DAY, "kind", "放假", "name", "元旦");
            default -> major("", "5", TODAY);
        };
        Map<String, String> typed = new HashMap<>(good.typed());
        typed.put(column, value == null ? "" : value);
        Wanted bad = new Wanted("", typed, column.equals("effectiveOn") ? value == null ? "" : value : good.effectiveOn());
        assertThatThrownBy(() -> proposed(table, bad)).isInstanceOf(Refusal.class).hasMessageContaining(message)
                .satisfies(e -> assertThat(((Refusal) e).errors()).extracting(FieldError::field).contains(column));
        assertThat(references.waiting(0, 10)).isEmpty();
    }

    @Test
    void a_reason_is_asked_for_a_row_that_changes_nothing_is_none_and_units_are_the_administrators() {
        assertThatThrownBy(() -> first(() -> proposals.put("county-days", List.of(months("8", TODAY)), " "))).hasMessageContaining("修改理由：必须填写");
        released(proposed("county-days", months("8", TODAY)));
        assertThatThrownBy(() -> proposed("county-days", months("8", TODAY.plusDays(1)))).hasMessageContaining("没有要改的");
        assertThatThrownBy(() -> proposed("county-days", months("9", TODAY))).hasMessageContaining("已经有一行从2026-11-22起生效");
        assertThatThrownBy(() -> proposed("units", row(TODAY, "code", "990101"))).isInstanceOf(Refusal.class).hasMessageContaining("系统管理员");
    }

    @Test
    void of_two_who_change_one_row_the_second_is_told_and_a_table_that_changed_meanwhile_is_not_overwritten() {
        long change = proposed("county-days", months("8", TODAY.plusDays(5)));
        assertThatThrownBy(() -> acting.as("modeller-2", () -> proposals.put("county-days", List.of(months("9", TODAY.plusDays(5))), "另一份文件")))
                .isInstanceOf(Refusal.class).hasMessageContaining("第" + change + "号修改也改这一行");
        settings.set(COUNTY, Settings.SUBSTITUTION_LONGEST_MONTHS, "7", BASIS, TODAY);
        assertThatThrownBy(() -> released(change)).isInstanceOf(Refusal.class).hasMessageContaining("已经有了别的改动");
        acting.as("modeller-2", () -> releases.refuse(change, "请对照新的内容"));
        assertThat(references.change(change)).satisfies(c -> {
            assertThat(c.state()).isEqualTo(ReferenceChange.REFUSED);
            assertThat(c.said()).isEqualTo("请对照新的内容");
        });
    }

    @Test
    void of_two_who_release_or_propose_at_once_one_wins() throws Exception {
        long change = proposed("county-days", months("8", TODAY.plusDays(5)));
        assertThat(together(() -> answer(() -> released(change)), () -> answer(() -> released(change)))).containsExactlyInAnyOrder("done", "409");
        Callable<String> propose = () -> answer(() -> proposed("county-days", months("9", TODAY.plusDays(6))));
        assertThat(together(propose, propose)).containsExactlyInAnyOrder("done", "409");
    }

    private static String answer(Runnable doing) {
        try {
            doing.run();
            return "done";
        } catch (Refusal refusal) {
            return String.valueOf(refusal.kind().status());
        }
    }

    private static List<String> together(Callable<String> one, Callable<String> other) throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<String>> answers = two.invokeAll(List.of(one, other));
            return List.of(answers.get(0).get(), answers.get(1).get());
        } finally {
            two.shutdown();
        }
    }

    @Test
    void a_proposal_is_taken_back_by_its_author_and_by_nobody_else() {
        long change = proposed("county-days", months("8", TODAY));
        assertThatThrownBy(() -> acting.as("modeller-2", () -> releases.takeBack(change, "不对"))).isInstanceOf(Refusal.class).hasMessageContaining("别人提出的");
        acting.as("modeller", () -> releases.takeBack(change, "写错了"));
        assertThat(references.change(change).state()).isEqualTo(ReferenceChange.WITHDRAWN);
        assertThat(proposed("county-days", months("9", TODAY))).isGreaterThan(change);
    }

    @Test
    void a_day_that_passes_while_a_proposal_waits_is_not_released_backwards() {
        long change = proposed("county-days", months("8", TODAY.plusDays(1)));
        clock.plusDays(2);
        assertThatThrownBy(() -> released(change)).isInstanceOf(Refusal.class).hasMessageContaining("已经过去");
        assertThat(monthsNow()).isEqualTo(6);
    }

    @Test
    void a_file_of_many_rows_asks_the_database_no_more_often_than_one_of_a_single_row() {
        ReferenceTable offices = tables.get("incompatible-offices");
        List<String> roles = List.copyOf(offices.key().get(0).choices().keySet());
        List<Wanted> file = new ArrayList<>(roles.stream().skip(1).map(r -> row(TODAY.plusDays(1), "role_a", roles.get(0), "role_b", r)).toList());
        int one = asked(List.of(file.get(0)));
        // rows that stand there already are passed over
        texts(offices.code(), null, null).forEach(r -> file.add(inFile(offices, r)));
        assertThat(file).hasSizeGreaterThan(roles.size());
        assertThat(asked(file)).isEqualTo(one);
        assertThat(references.waiting(0, 10)).isEmpty();
    }

    private int asked(List<Wanted> file) {
        int ours;
        long change;
        try (StatementCount count = StatementCount.here()) {
            change = first(() -> proposals.put("incompatible-offices", file, "县里发了新的文件"));
            ours = count.ours();
        }
        assertThat(references.rows(change)).hasSize((int) file.stream().filter(w -> w.place().isEmpty()).count());
        acting.as("modeller", () -> releases.takeBack(change, "只是数一数"));
        return ours;
    }

    private static Wanted inFile(ReferenceTable table, ReferenceRow row) {
        Map<String, String> typed = new HashMap<>();
        table.columns().forEach(c -> typed.put(c.name(), c.word(row.values().get(c.name()))));
        return new Wanted("第9行，", typed, row.from().toString());
    }

    @Test
    void rows_are_found_by_state_by_words_for_codes_and_by_names_of_units() {
        released(proposed("publication-duties", major("990101101", "3", TODAY.plusDays(9))));
        assertThat(texts("publication-duties", null, "柳林")).hasSize(1);
        assertThat(texts("publication-duties", ReferenceRow.CURRENT, "每月")).isNotEmpty().allMatch(r -> r.values().get("frequency").equals("monthly"));
        assertThat(texts("publication-duties", ReferenceRow.FUTURE, null)).extracting(ReferenceRow::key).containsExactly("village-major|990101101");
        assertThat(texts("working-days", ReferenceRow.PAST, "国庆")).isNotEmpty();
        assertThat(texts("units", ReferenceRow.CURRENT, "张村")).hasSize(1);
        assertThat(texts("county-rules", ReferenceRow.CURRENT, "100%")).isEmpty();
    }

    private List<ReferenceRow> texts(String table, String state, String text) {
        return references.page(tables.get(table), new RowQuestion(state, text), 0, 50);
    }
}
