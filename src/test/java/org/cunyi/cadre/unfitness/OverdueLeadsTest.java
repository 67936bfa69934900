package org.cunyi.cadre.unfitness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
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
import org.cunyi.workflow.Cases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
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
        walk.remember();
    }

    private List<String> opened(String itemKey) {
        return jdbc.sql("select case_number from unfitness where item_key = ?").param(itemKey).query(String.class).list();
    }

    private void overdue(long id) {
        overdue(id, VILLAGE);
        rounds.round();
    }

    /** The warning of the township: what it says stands, whatever becomes of the lead. */
    private void overdue(long id, String village) {
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
        transaction.executeWithoutResult(s -> settings.set("990101", Settings.UNFITNESS_FROM_OVERDUE, "true", "本县规定", TestClock.TODAY.minusDays(1)));
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
        String village = NOBODYS;
        jdbc.sql("insert into org_unit (code, name, level, kind, valid_from) values (?, '无人村', 'village', 'village', date '2024-01-01')").param(village)
                .update();
        transaction.executeWithoutResult(s -> settings.set("990101", Settings.UNFITNESS_FROM_OVERDUE, "true", "本县规定", TestClock.TODAY.minusDays(1)));
        overdue(903, village);
        rounds.round();
        rounds.round();
        assertThat(opened("publication:903")).isEmpty();
        assertThat(jdbc.sql("select tries from unfitness_waiting where item_key = 'publication:903'").query(Integer.class).single())
                .as("not again within the hour").isEqualTo(1);
        assertThat(jdbc.sql("select distinct login from mail_outbox where kind = 'lead-not-opened'").query(String.class).list())
                .containsExactlyInAnyOrder("liulin-office", "liulin-office-2");
        assertThat(audit.entries("DAY-2026-11-22")).anyMatch(e -> e.action().equals("lead.not-opened") && e.subject().equals("publication:903"));
        jdbc.sql("insert into person (login, name, must_change_password) values ('lead-late', '后任某', false)").update();
        jdbc.sql("insert into post (person_id, org_code, title, kind, valid_from) select id, ?, '村民委员会主任', 'elected', date '2024-01-01' from person"
                + " where login = 'lead-late'").param(village).update();
        clock.plus(Duration.ofMinutes(61));
        rounds.round();
        clock.reset();
        assertThat(opened("publication:903")).hasSize(1);
        assertThat(jdbc.sql("select count(*) from unfitness_waiting").query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("select count(*) from mail_outbox where kind = 'lead-not-opened'").query(Integer.class).single()).as("told once").isEqualTo(2);
        walk.follow(opened("publication:903").get(0));
    }
}
