package org.cunyi.cadre.unfitness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.audit.AuditChain;
import org.cunyi.decision.Sheets;
import org.cunyi.org.Settings;
import org.cunyi.publicity.calendar.Item;
import org.cunyi.publicity.calendar.PublicationDue;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** What is overdue is a lead of its own, once, where the county wants it. */
@CunyiTest
class OverdueLeadsTest {

    private static final String NOBODYS = "990101101277";
    private static final String VILLAGE = "990101101202";

    @Autowired
    private ApplicationContext context;
    @Autowired
    private ApplicationEventPublisher events;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private Settings settings;
    @Autowired
    private LeadRounds rounds;
    @Autowired
    private WaitingLeads waiting;
    @Autowired
    private LeadPace pace;
    @Autowired
    private TestClock clock;
    @Autowired
    private AuditChain audit;
    @Autowired
    private Unfitnesses unfitnesses;
    @Autowired
    private Subjects subjects;
    @Autowired
    private Cases cases;
    @Autowired
    private JdbcClient jdbc;

    private Walk walk;

    @BeforeEach
    void begin() {
        walk = new Walk(context);
    }

    @AfterEach
    void off() {
        jdbc.sql("delete from county_setting where name = 'unfitness-from-overdue'").update();
        // a village without people is of this test only
        jdbc.sql("update org_unit set valid_to = date '2026-11-01' where code = ?").param(NOBODYS).update();
        jdbc.sql("delete from unfitness_waiting where village_code = ?").param(NOBODYS).update();
        clock.reset();
        walk.remember();
    }

    private void on(String setting) {
        transaction.executeWithoutResult(s -> settings.set("990101", Settings.UNFITNESS_FROM_OVERDUE, setting, "本县规定", TestClock.TODAY.minusDays(setting.equals("true") ? 1 : 0)));
    }

    private void nobodys() {
        jdbc.sql("insert into org_unit (code, name, level, kind, valid_from) select ?, '无人村', 'village', 'village', date '2024-01-01' where not exists"
                + " (select 1 from org_unit where code = ?)").params(NOBODYS, NOBODYS).update();
        jdbc.sql("update org_unit set valid_to = null where code = ?").param(NOBODYS).update();
    }

    private List<Integer> tries(String itemKey) {
        return jdbc.sql("select tries from unfitness_waiting where item_key = ?").param(itemKey).query(Integer.class).list();
    }

    /** Who was told of that lead, in each of its mails. */
    private List<String> told(String event) {
        return jdbc.sql("select login from mail_outbox where kind = 'lead-not-opened' and message_id like ? order by login").param("<" + event + ".%")
                .query(String.class).list();
    }

    private List<String> acts(String action, String itemKey) {
        return audit.entries("DAY-" + LocalDate.now(clock)).stream().filter(e -> e.action().equals(action) && e.subject().equals(itemKey)).map(e ->
                e.payload()).toList();
    }

    private List<String> opened(String itemKey) {
        return jdbc.sql("select case_number from unfitness where item_key = ?").param(itemKey).query(String.class).list();
    }

    private void overdue(long id) {
        overdue(id, VILLAGE);
    }

    private void overdue(long id, String village) {
        overdueLater(id, village);
        rounds.round();
    }

    /** The warning of the township: what it says stands, whatever becomes of the lead. */
    private void overdueLater(long id, String village) {
        Item item = new Item(id, village, "李村", "finance", "村级财务", "finance", "month", "result", false, 3, "某条", "某条", "2026-10", "", null,
                LocalDate.of(2026, 11, 15), LocalDate.of(2026, 11, 16), "overdue", null, null, false, null, null);
        transaction.executeWithoutResult(s -> events.publishEvent(new PublicationDue(true, "990101101", List.of(item))));
    }

    @Test
    void nothing_happens_where_the_county_has_not_switched_it_on() {
        overdue(901);
        assertThat(opened("publication:901")).isEmpty();
    }

    @Test
    void an_overdue_publication_and_a_resolution_that_came_up_to_the_township_open_one_case_each() {
        on("true");
        overdue(902);
        overdue(902);
        assertThat(opened("publication:902")).hasSize(1);
        CaseFile file = cases.get(opened("publication:902").get(0));
        walk.follow(file.caseNumber());
        assertThat(file).matches(f -> f.startedBy().equals("system") && f.orgCode().equals("990101101") && f.title().equals("系统提示"));
        assertThat(subjects.of(unfitnesses.get(file.caseNumber())).orElseThrow().login()).isEqualTo("li-secretary");
        walk.complete("liulin-office", file.caseNumber(), "accept_lead", Map.of("leadAnswer", "refuse", "leadReason", "已按时张贴，系统漏登"));
        assertThat(cases.get(file.caseNumber()).outcome()).isEqualTo("refused");
        String resolution = walk.begin("li-clerk", "decision", Sheets.matter("public-welfare"));
        for (String role : List.of("village-secretary", "township-office", "township-office")) {
            transaction.executeWithoutResult(s -> events.publishEvent(SimpleAct.ofNow(resolution, "resolution.escalated", "x", Map.of("role", role))));
        }
        rounds.round();
        assertThat(opened("resolution:" + resolution)).hasSize(1);
        walk.follow(opened("resolution:" + resolution).get(0));
    }

    @Test
    void a_lead_that_cannot_be_opened_keeps_nothing_back_is_told_to_the_township_and_tried_again_after_an_hour() {
        nobodys();
        on("true");
        overdue(903, NOBODYS);
        rounds.round();
        rounds.round();
        assertThat(opened("publication:903")).isEmpty();
        assertThat(tries("publication:903")).as("not again within the hour").containsExactly(1);
        assertThat(told("lead-not-opened-publication:903")).containsExactly("liulin-office", "liulin-office-2");
        assertThat(acts("lead.not-opened", "publication:903")).hasSize(1);
        jdbc.sql("insert into person (login, name, must_change_password) values ('lead-late', '后任某', false)").update();
        jdbc.sql("insert into post (person_id, org_code, title, kind, valid_from) select id, ?, '村民委员会主任', 'elected', date '2024-01-01' from person"
                + " where login = 'lead-late'").param(NOBODYS).update();
        clock.plus(Duration.ofMinutes(61));
        rounds.round();
        assertThat(opened("publication:903")).hasSize(1);
        assertThat(tries("publication:903")).isEmpty();
        assertThat(told("lead-not-opened-publication:903")).as("told once").hasSize(2);
        walk.follow(opened("publication:903").get(0));
        jdbc.sql("update post set valid_to = date '2026-11-01' where org_code = ?").param(NOBODYS).update();
    }

    @Test
    void a_county_that_has_switched_it_off_meanwhile_gets_no_case() {
        on("true");
        overdueLater(904, VILLAGE);
        on("false");
        rounds.round();
        assertThat(opened("publication:904")).isEmpty();
        assertThat(tries("publication:904")).as("nothing waits").isEmpty();
        assertThat(acts("lead.dropped", "publication:904")).hasSize(1);
    }

    @Test
    void a_lead_whose_case_is_open_already_is_not_opened_again() {
        on("true");
        overdue(905);
        String number = walk.follow(opened("publication:905").get(0));
        jdbc.sql("insert into unfitness_waiting (item_key, village_code, words, noted_at) values ('publication:905', ?, '再次提示', current_timestamp)")
                .param(VILLAGE).update();
        rounds.round();
        assertThat(opened("publication:905")).containsExactly(number);
        assertThat(tries("publication:905")).isEmpty();
        assertThat(acts("lead.not-opened", "publication:905")).isEmpty();
    }

    @Test
    void what_cannot_be_opened_is_left_to_people_after_as_many_tries_as_the_table_says() {
        nobodys();
        on("true");
        overdue(906, NOBODYS);
        rounds.round();
        LeadPace.Pace now = pace.now();
        assertThat(now).isEqualTo(new LeadPace.Pace(Duration.ofHours(1), 24, 50));
        jdbc.sql("update unfitness_waiting set tries = 23 where item_key = 'publication:906'").update();
        for (int hour = 0; hour < 3; hour++) {
            clock.plus(Duration.ofMinutes(61));
            rounds.round();
        }
        assertThat(tries("publication:906")).containsExactly(24);
        assertThat(told("lead-given-up-publication:906")).containsExactly("liulin-office", "liulin-office-2");
    }

    @Test
    void what_another_node_has_just_tried_has_had_its_turn() {
        nobodys();
        on("true");
        overdueLater(909, NOBODYS);
        LeadPace.Pace now = pace.now();
        assertThat(waiting.due(now)).contains("publication:909");
        rounds.round();
        transaction.executeWithoutResult(s -> assertThat(waiting.take("publication:909", now)).isEmpty());
        clock.plus(Duration.ofMinutes(61));
        transaction.executeWithoutResult(s -> assertThat(waiting.take("publication:909", now)).isPresent());
    }

    @Test
    void no_round_has_more_than_the_table_says_and_what_was_never_tried_comes_first() {
        nobodys();
        for (int i = 0; i < 4; i++) {
            jdbc.sql("insert into unfitness_waiting (item_key, village_code, words, noted_at, tries, tried_at) values (?, ?, '提示', ?, ?, ?)")
                    .params("many:" + i, NOBODYS, OffsetDateTime.now(clock).minusYears(1).plusMinutes(i), i < 2 ? 1 : 0, i < 2
                    ? OffsetDateTime.now(clock).minusDays(1) : null).update();
        }
        assertThat(waiting.due(new LeadPace.Pace(Duration.ofHours(1), 24, 2))).containsExactly("many:2", "many:3");
        assertThat(many(Duration.ofHours(1), 24)).containsExactly("many:2", "many:3", "many:0", "many:1");
        assertThat(many(Duration.ofHours(48), 24)).as("within the pause").containsExactly("many:2", "many:3");
        assertThat(many(Duration.ofHours(1), 1)).as("tried as often as they may be").containsExactly("many:2", "many:3");
    }

    private List<String> many(Duration pause, int tries) {
        return waiting.due(new LeadPace.Pace(pause, tries, 1000)).stream().filter(k -> k.startsWith("many:")).toList();
    }

    @Test
    void one_whose_failure_cannot_even_be_noted_does_not_end_the_round() {
        nobodys();
        on("true");
        overdueLater(907, NOBODYS);
        overdueLater(908, VILLAGE);
        int[] asked = new int[1];
        TransactionTemplate second = new TransactionTemplate(transaction.getTransactionManager()) {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                if (++asked[0] == 2) {
                    throw new IllegalStateException("the database is away for a moment");
                }
                return super.execute(action);
            }
        };
        new LeadRounds(waiting, pace, subjects, context.getBean(Leads.class), cases, context.getBean(CaseView.class), second, events).round();
        assertThat(tries("publication:907")).as("its failure was not noted").containsExactly(0);
        assertThat(opened("publication:908")).hasSize(1);
        walk.follow(opened("publication:908").get(0));
    }
}
