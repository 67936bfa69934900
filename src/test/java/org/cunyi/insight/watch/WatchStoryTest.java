package org.cunyi.insight.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.insight.web.PlantedCases;
import org.cunyi.shared.SimpleAct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What an auditor is shown without asking: for each rule something that it finds, and something near it that it does not. */
@CunyiTest
class WatchStoryTest {

    private static final String VILLAGE = "990101102973";
    /** A day that no other test is at, so that its refused logins are these. */
    private static final LocalDate DAY = LocalDate.of(2027, 12, 27);
    /** Chains stay when their cases are taken up again: no number twice. */
    private static int planted;

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TestClock clock;
    @Autowired
    private ApplicationEventPublisher events;
    @Autowired
    private TransactionTemplate inOne;
    private PlantedCases cases;
    private Client auditor;

    @BeforeEach
    void plant() {
        cases = new PlantedCases(jdbc, VILLAGE, "发现村");
        auditor = new Client(port, "auditor");
        at(10, 0);
    }

    @AfterEach
    void takeUp() {
        clock.reset();
        for (String table : new String[] {"notice", "meeting_record", "step_record"}) {
            jdbc.sql("delete from " + table + " where case_number in (select case_number from case_file where org_code = ?)").param(VILLAGE).update();
        }
        jdbc.sql("delete from substitution where valid_from >= ?").param(DAY.minusDays(200)).update();
        jdbc.sql("delete from kinship where valid_from >= ?").param(DAY.minusDays(200)).update();
        cases.takeUp();
    }

    private void at(int hour, int minute) {
        clock.reset();
        clock.plus(Duration.between(clock.instant(), ZonedDateTime.of(DAY, LocalTime.of(hour, minute), TestClock.ZONE)));
    }

    private static OffsetDateTime moment(LocalDate day) {
        return day.atTime(9, 0).atZone(TestClock.ZONE).toOffsetDateTime();
    }

    /** An open case of 40 days. */
    private String open(String process) {
        String number = cases.plant(process, 9000 + ++planted, "事项" + planted + "号", 0);
        jdbc.sql("update case_file set started_at = ? where case_number = ?").params(moment(DAY.minusDays(40)), number).update();
        return number;
    }

    private String open() {
        return open("decision");
    }

    private void act(String number, String actor, String action, Map<String, Object> payload) {
        inOne.executeWithoutResult(t -> events.publishEvent(new SimpleAct(number, actor, action, "x", payload)));
    }

    private void notice(String number, String drafter, String releaser, LocalDate posted, int days) {
        jdbc.sql("insert into notice (id, case_number, org_code, kind, title, body, state, public_board, minimum_days, drafted_by, released_by, posted_on, ends_on)"
                + " values (?, ?, ?, 'resolution', '公告', '内容', 'posted', false, 7, ?, ?, ?, ?)").params("w-" + number, number, VILLAGE, drafter, releaser, posted,
                posted.plusDays(days)).update();
    }

    private void sheet(String number, int attempt, int expected, String reason, int daysBefore) {
        jdbc.sql("insert into meeting_record (case_number, step, attempt, meeting_kind, held_on, place, chair, recorder, base_expected, expected, expected_reason,"
                + " excluded, present, in_favour, against, abstained, content, quorate, passed, legal_basis, recorded_by, recorded_at)"
                + " values (?, 'user_x', ?, 'party-members', ?, '村委会', '甲', '乙', 40, ?, ?, 0, 30, 30, 0, 0, '内容', true, true, '依据', 'li-clerk', ?)")
                .params(number, attempt, DAY.minusDays(daysBefore), expected, reason, moment(DAY)).update();
    }

    private void step(String number, String step, String actor, String actingFor) {
        jdbc.sql("insert into step_record (case_number, step, step_name, actor, at, answers, acting_for) values (?, ?, ?, ?, ?, '{}', ?)")
                .params(number, step, "环节" + step, actor, moment(DAY), actingFor).update();
    }

    private String page(String question) {
        Client.Answer answer = auditor.get("/audit/watch?" + question);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private String found(String rule) {
        return page("org=" + VILLAGE + "&rule=" + rule);
    }

    private void finds(String rule, String hit, String near, String... said) {
        assertThat(found(rule)).contains("/audit/cases/" + hit + "\"").contains(said).doesNotContain(near);
    }

    @Test
    void an_administrators_act_in_a_case_is_found_and_an_officials_is_not() {
        String hit = open();
        String near = open();
        act(hit, "admin", "task.assigned", Map.of());
        act(near, "zhang-clerk", "task.assigned", Map.of());
        finds("changed-by-hand", hit, near, "管理员的动作：指定办理人");
    }

    @Test
    void a_case_that_went_over_to_another_model_is_found_whoever_did_it() {
        String hit = open();
        String near = open();
        act(hit, "modeller", "case.migrated", Map.of());
        act(near, "zhang-clerk", "task.assigned", Map.of());
        finds("changed-by-hand", hit, near, "案件中途更换了流程版本");
        assertThat(found("changed-by-hand")).as("said once").doesNotContain("管理员的动作：");
    }

    @Test
    void a_notice_a_day_too_short_is_found_and_one_of_all_its_days_is_not() {
        String hit = open();
        String near = open();
        notice(hit, "li-clerk", "li-secretary", DAY.minusDays(3), 6);
        notice(near, "li-clerk", "li-secretary", DAY.minusDays(3), 7);
        finds("notice-short", hit, near, "公告期6天，应当7天");
    }

    @Test
    void a_meeting_called_in_haste_is_found() {
        String hit = open();
        String near = open();
        sheet(hit, 1, 40, null, 0);
        sheet(near, 1, 40, null, 0);
        jdbc.sql("update meeting_record set urgent_reason = '汛情', noticed_on = ? where case_number = ?").params(DAY.minusDays(1), hit).update();
        finds("notice-short", hit, near, "以情况紧急为由缩短通知，提前1天", "汛情");
    }

    @Test
    void people_who_stood_in_for_each_other_lately_or_are_related_are_found_as_drafter_and_releaser() {
        String stoodIn = open();
        String longAgo = open();
        String related = open();
        String strangers = open();
        substitution("zhang-clerk", "zhang-secretary", DAY.minusDays(20));
        substitution("wang-clerk", "wang-secretary", DAY.minusDays(31));
        jdbc.sql("insert into kinship (person_id, relative_id, relation, valid_from, entered_by, entered_at) select a.id, b.id, 'sibling', ?, 'x', ? from person a,"
                + " person b where a.login = 'li-secretary' and b.login = 'li-clerk'").params(DAY.minusDays(100), moment(DAY)).update();
        notice(stoodIn, "zhang-clerk", "zhang-secretary", DAY, 7);
        notice(longAgo, "wang-clerk", "wang-secretary", DAY, 7);
        notice(related, "li-clerk", "li-secretary", DAY, 7);
        notice(strangers, "li-clerk", "zhang-secretary", DAY, 7);
        finds("two-persons", stoodIn, longAgo, "互为代理人");
        finds("two-persons", related, strangers, "是近亲属");
    }

    private void substitution(String principal, String substitute, LocalDate until) {
        jdbc.sql("insert into substitution (principal, substitute, valid_from, valid_to, reason, entered_by, entered_at) values (?, ?, ?, ?, '出差', 'x', ?)")
                .params(principal, substitute, until.minusDays(5), until, moment(DAY)).update();
    }

    @Test
    void one_person_in_two_steps_for_himself_and_for_another_is_found() {
        String hit = open();
        String near = open();
        step(hit, "a", "zhang-clerk", null);
        step(hit, "b", "zhang-clerk", "zhang-committee");
        step(near, "a", "zhang-secretary", null);
        step(near, "b", "zhang-clerk", "zhang-committee");
        finds("two-persons", hit, near, "两个环节：环节a、环节b");
    }

    @Test
    void a_sheet_off_the_base_figures_is_found() {
        String hit = open();
        String near = open();
        sheet(hit, 1, 38, "两人迁出", 0);
        sheet(near, 1, 40, null, 0);
        finds("expected-changed", hit, near, "应到38人，基数40人", "两人迁出");
    }

    @Test
    void a_vote_recorded_eight_days_after_it_is_found_and_one_after_seven_is_not() {
        String hit = open();
        String near = open();
        sheet(hit, 1, 40, null, 8);
        sheet(near, 1, 40, null, 7);
        finds("recorded-late", hit, near, "开会8天后才登记");
    }

    @Test
    void a_case_that_nobody_works_on_is_found_unless_a_case_that_it_called_goes_on() {
        String hit = open();
        String near = open();
        String calling = open();
        String called = open("publicity");
        cases.call(calling, called);
        act(near, "zhang-clerk", "task.claimed", Map.of());
        act(called, "zhang-clerk", "task.claimed", Map.of());
        act(hit, "zhang-clerk", "personal.read", Map.of("what", "x"));
        finds("standing-still", hit, near, "没有进展");
        assertThat(found("standing-still")).doesNotContain(calling).doesNotContain(called);
    }

    @Test
    void an_account_refused_five_times_in_a_day_is_found_and_one_refused_four_times_is_not() {
        IntStream.range(0, 5).forEach(i -> act(null, "li-clerk", "login.refused", Map.of()));
        IntStream.range(0, 4).forEach(i -> act(null, "wang-clerk", "login.refused", Map.of()));
        assertThat(page("rule=logins-refused&days=1")).contains("账号一日内被拒绝5次").contains(name("li-clerk")).doesNotContain(name("wang-clerk"));
        assertThat(page("rule=logins-refused&days=1&org=990101101")).contains(name("li-clerk"));
        assertThat(page("rule=logins-refused&days=1&org=990101102")).doesNotContain(name("li-clerk"));
    }

    private String name(String login) {
        return jdbc.sql("select name from person where login = ?").param(login).query(String.class).single();
    }

    @Test
    void ten_cases_read_in_a_day_are_found_and_nine_are_not() {
        for (int i = 0; i < 10; i++) {
            String number = open();
            act(number, "county-organization", "personal.read", Map.of("what", "x"));
            if (i > 0) {
                act(number, "county-civil-affairs", "personal.read", Map.of("what", "x"));
            }
        }
        assertThat(found("read-many")).contains("一日内查看10件案件的个人信息，共10次", name("county-organization")).doesNotContain(name("county-civil-affairs"));
    }

    @Test
    void what_is_read_by_night_is_found_and_by_day_is_not() {
        String early = open();
        String morning = open();
        String evening = open();
        String late = open();
        read(early, 6, 59);
        read(morning, 7, 0);
        read(evening, 20, 59);
        read(late, 21, 0);
        finds("read-late", late, evening, "21时查看个人信息");
        finds("read-early", early, morning, "6时查看个人信息");
    }

    private void read(String number, int hour, int minute) {
        at(hour, minute);
        act(number, "county-organization", "personal.read", Map.of("what", "x"));
    }

    @Test
    void a_case_about_a_persons_post_keeps_its_title_and_words_to_itself() {
        String recall = open("cadre-recall");
        sheet(recall, 1, 38, "某某迁出", 0);
        assertThat(found("expected-changed")).contains("/audit/cases/" + recall + "\"", "涉及个人职务，事项不显示").doesNotContain("事项" + planted + "号", "某某迁出");
    }

    @Test
    void the_overview_counts_by_rule_and_a_period_leaves_out_what_is_older() {
        String number = open();
        sheet(number, 1, 38, "两人迁出", 0);
        jdbc.sql("update meeting_record set recorded_at = ? where case_number = ?").params(moment(DAY.minusDays(20)), number).update();
        assertThat(page("org=" + VILLAGE)).as("counted only when asked").contains("应到人数与基数不同", "data-count=\"expected-changed\"", "本县规定（默认）").doesNotContain("1项");
        assertThat(page("org=" + VILLAGE + "&count=all")).contains("应到人数与基数不同", "1项").doesNotContain("data-count");
        Client.Answer count = auditor.get("/api/audit/watch/count?rule=expected-changed&org=" + VILLAGE);
        assertThat(count.json().path("found").asInt()).isOne();
        assertThat(count.json().path("words").asText()).isEqualTo("1项");
        assertThat(auditor.get("/api/audit/watch/count?rule=nothing").detail()).contains("没有启用这条规则");
        assertThat(auditor.get("/api/audit/watch/count").status()).isEqualTo(400);
        assertThat(new Client(port, "modeller").get("/api/audit/watch/count?rule=read-late").status()).isEqualTo(403);
        assertThat(found("expected-changed")).contains(number);
        assertThat(page("org=" + VILLAGE + "&days=19&rule=expected-changed")).doesNotContain(number).contains("没有发现");
        assertThat(auditor.get("/audit/").body()).contains("href=\"/audit/watch\"");
    }

    @Test
    void pages_turn_without_losing_or_repeating_anything() {
        String number = open();
        IntStream.rangeClosed(1, 51).forEach(i -> sheet(number, i, 100 + i, "第" + i + "次", 0));
        String first = found("expected-changed");
        assertThat(first).contains("共51项", "下一页");
        Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(first);
        assertThat(next.find()).isTrue();
        String second = auditor.get(next.group(1).replace("&amp;", "&")).body();
        assertThat(second).contains("第一页").doesNotContain("下一页");
        IntStream.rangeClosed(1, 51).forEach(i -> assertThat(first.contains("应到" + (100 + i) + "人")).isNotEqualTo(second.contains("应到" + (100 + i) + "人")));
    }

    @Test
    void bad_input_is_refused_by_field_and_others_than_auditors_are_not_let_in() {
        Map.of("days=0", "最近天数", "days=367", "最近天数", "days=x", "最近天数", "org=510101", "单位：", "rule=nothing", "规则：", "rule=read-late&after=x", "翻页位置")
                .forEach((asked, said) -> {
                    Client.Answer answer = auditor.get("/audit/watch?" + asked);
                    assertThat(answer.status()).as(asked).isEqualTo(400);
                    assertThat(answer.body()).contains(said);
                });
        assertThat(new Client(port, "zhang-clerk").get("/audit/watch").status()).isEqualTo(403);
    }
}
