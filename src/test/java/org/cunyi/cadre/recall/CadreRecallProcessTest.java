package org.cunyi.cadre.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.cunyi.decision.Sheets.with;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.audit.AuditChain;
import org.cunyi.cadre.filing.Filing;
import org.cunyi.cadre.filing.Filings;
import org.cunyi.cadre.registry.Line;
import org.cunyi.cadre.registry.PostKind;
import org.cunyi.cadre.registry.Register;
import org.cunyi.cadre.registry.RegisterList;
import org.cunyi.cadre.service.ServicePapers;
import org.cunyi.decision.Sheets;
import org.cunyi.org.Settings;
import org.cunyi.publicity.NoticeText;
import org.cunyi.publicity.Notices;
import org.cunyi.publicity.Objections;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseLinks;
import org.cunyi.workflow.Cases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** 罢免 job by job: every node entered, every answer given. */
@CunyiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CadreRecallProcessTest {

    private static final Map<String, String> WITHDRAWN = Map.of("reason", "联名人与本人达成谅解", "confirmed", "yes");
    private static final Map<String, String> SNOW = Map.of("reason", "大雪封路");

    @Autowired
    private ApplicationContext context;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private Cases cases;
    @Autowired
    private Recalls recalls;
    @Autowired
    private VoteCallings callings;
    @Autowired
    private Filings filings;
    @Autowired
    private Notices notices;
    @Autowired
    private Objections objections;
    @Autowired
    private RegisterList register;
    @Autowired
    private AuditChain audit;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TestClock clock;

    private Walk walk;
    private Petitions petitions;

    @BeforeAll
    void begin() {
        walk = new Walk(context);
        petitions = new Petitions(context, walk);
    }

    @AfterEach
    void remember() {
        walk.remember();
    }

    @AfterAll
    void every_node_was_entered_and_every_answer_given() {
        walk.covered("cadre-recall");
    }

    private String outcome(String number) {
        return cases.get(number).outcome();
    }

    private List<String> actions(String number) {
        return audit.entries(number).stream().map(e -> e.action()).toList();
    }

    private Line line(long post) {
        return register.find(post).orElseThrow();
    }

    @Test
    void a_member_is_recalled_the_result_published_and_filed_and_the_register_follows() {
        long post = petitions.member();
        String number = petitions.called(post);
        assertThat(cases.get(number).title()).contains("村民委员会委员").doesNotContain("罢试");
        petitions.vote(number, 300, 200);
        String publication = petitions.published(number, 0);
        assertThat(line(post).validTo()).as("until the publication is over the register stays").isNull();
        assertThat(walk.tasks(number, "file_organization")).as("and nothing is filed").isEmpty();
        walk.fire(publication, "timer_period_ended", 16);
        assertThat(line(post).validTo()).isEqualTo(TestClock.TODAY);
        walk.complete("county-organization", number, "file_organization", Map.of("acknowledged", "true"));
        assertThatThrownBy(() -> walk.complete("county-civil-affairs", number, "file_civil_affairs", Map.of("acknowledged", "false")))
                .isInstanceOf(Refusal.class).hasMessageContaining("退回理由");
        walk.complete("county-civil-affairs", number, "file_civil_affairs", Map.of("acknowledged", "false", "returnReason", "缺选票统计表"));
        walk.complete("liulin-office", number, "complete_filing", Map.of("completion", "已补选票统计表"));
        walk.fire(number, "timer_filing_overdue", 15);
        assertThat(actions(number)).contains("filing.overdue", "filing.returned");
        walk.complete("county-civil-affairs", number, "file_civil_affairs", Map.of("acknowledged", "true"));
        assertThat(filings.of(number)).extracting(Filing::authority, Filing::attempt, Filing::answer).containsExactly(
                tuple("county-organization", 1, "acknowledged"),
                tuple("county-civil-affairs", 1, "returned"),
                tuple("county-civil-affairs", 2, "acknowledged"));
        assertThat(filings.of(number)).extracting(Filing::dueOn).as("a return gives no more days").containsOnly(LocalDate.of(2026, 12, 22));
        assertThat(outcome(number)).isEqualTo("recalled");
        assertThat(cases.get(number).isOpen()).isFalse();
        assertThat(jdbc.sql("select cause || ' ' || basis from cadre_entry where post_id = ? and kind = 'ended'").param(post).query(String.class)
                .single()).isEqualTo("recalled " + number);
    }

    @Test
    void of_one_who_is_secretary_too_the_township_is_told_that_the_party_post_is_not_the_villagers() {
        jdbc.sql("insert into person (login, name) values ('recall-both', '罢试肩挑')").update();
        jdbc.sql("insert into post (person_id, org_code, title, kind, valid_from) select id, ?, '村党组织副书记兼村民委员会副主任', 'both', date '2024-01-01'"
                + " from person where login = 'recall-both'").param(Petitions.LI).update();
        long post = jdbc.sql("select max(id) from post").query(Long.class).single();
        String number = petitions.called(post);
        assertThat(cases.get(number).title()).startsWith("村民委员会副主任罢免要求");
        petitions.vote(number, 300, 200);
        walk.fire(petitions.published(number, 0), "timer_period_ended", 16);
        assertThat(outcome(number)).as("not before it is filed").isNull();
        petitions.acknowledge(number);
        assertThat(outcome(number)).isEqualTo("recalled");
        assertThat(line(post).validTo()).isEqualTo(TestClock.TODAY);
        assertThat(jdbc.sql("select t.kind || t.title || t.valid_from from post t join person p on p.id = t.person_id where p.login = 'recall-both'"
                + " and t.valid_to is null").query(String.class).list()).containsExactly("party村党组织副书记2026-11-23");
        assertThat(noticeOfTheEnd(post)).contains("离任：村民委员会副主任").doesNotContain("党组织");
        assertThat(jdbc.sql("select count(*) from mail_outbox where case_number = ? and kind = 'recall-party-post'").param(number).query(Integer.class)
                .single()).isPositive();
    }

    /** Title of the register's own publication of the end, and the text that it proposes. */
    private String noticeOfTheEnd(long post) {
        String publication = jdbc.sql("select case_number from cadre_entry where post_id = ? and kind = 'ended'").param(post).query(String.class).single();
        String body = context.getBeansOfType(NoticeText.class).values().stream().flatMap(t -> t.ofOwnCase(publication, "cadre-info").stream()).findFirst()
                .orElseThrow().body();
        return cases.get(publication).title() + body.lines().filter(l -> l.startsWith("职务：")).findFirst().orElseThrow();
    }

    @Test
    void when_only_the_party_s_half_of_two_posts_ends_the_villagers_petition_goes_on_and_ends_the_other_half() {
        jdbc.sql("insert into person (login, name) values ('recall-half', '罢试半挑')").update();
        jdbc.sql("insert into post (person_id, org_code, title, kind, valid_from) select id, ?, '村党组织副书记兼村民委员会副主任', 'both', date '2024-01-01'"
                + " from person where login = 'recall-half'").param(Petitions.LI).update();
        long both = jdbc.sql("select max(id) from post").query(Long.class).single();
        String number = petitions.called(both);
        walk.acting().as("liulin-office", () -> context.getBean(TransactionTemplate.class).execute(t -> context.getBean(Register.class).endPart(
                line(both), "party", TestClock.TODAY.minusDays(1), "dismissed", "柳党〔2026〕9号")));
        assertThat(noticeOfTheEnd(both)).contains("离任：村党组织副书记").doesNotContain("委员会");
        long elected = recalls.get(number).postId();
        assertThat(elected).isNotEqualTo(both);
        assertThat(recalls.get(number).endedBy()).isNull();
        petitions.vote(number, 300, 200);
        walk.fire(petitions.published(number, 0), "timer_period_ended", 16);
        petitions.acknowledge(number);
        assertThat(outcome(number)).isEqualTo("recalled");
        assertThat(line(elected).validTo()).isEqualTo(TestClock.TODAY);
        assertThat(line(elected).kind()).isEqualTo("elected");
    }

    @Test
    void a_vote_that_does_not_carry_is_published_and_the_member_stays() {
        long post = petitions.member();
        String number = petitions.called(post);
        petitions.vote(number, 300, 150);
        assertThat(walk.tasks(number, "file_organization")).isEmpty();
        String publication = petitions.published(number, 0);
        walk.fire(publication, "timer_period_ended", 16);
        assertThat(outcome(number)).isEqualTo("kept");
        assertThat(filings.of(number)).as("nothing about the post has changed").isEmpty();
        assertThat(line(post).validTo()).isNull();
    }

    @Test
    void a_vote_struck_down_after_an_objection_is_taken_again_whichever_way_it_went() {
        String number = petitions.called(petitions.member());
        petitions.vote(number, 300, 150);
        String publication = petitions.published(number, 0);
        assertThat(papers(number)).contains("result");
        upheld(publication);
        assertThat(papers(number)).as("what was struck down is not given to the member").containsExactly("notice");
        assertThatThrownBy(() -> petitions.call("li-clerk", number, TestClock.TODAY)).as("the vote that was struck down is not entered once more")
                .isInstanceOf(Refusal.class).hasMessageContaining("须在上一次投票日期");
        clock.plusDays(1);
        petitions.call("li-clerk", number, TestClock.TODAY.plusDays(1));
        petitions.vote(number, 291, 146);
        upheld(petitions.published(number, 1));
        assertThat(filings.of(number)).as("what was struck down is not filed").isEmpty();
        clock.plusDays(1);
        petitions.call("li-clerk", number, TestClock.TODAY.plusDays(2));
        petitions.vote(number, 300, 151);
        walk.fire(petitions.published(number, 2), "timer_period_ended", 16);
        petitions.acknowledge(number);
        assertThat(outcome(number)).isEqualTo("recalled");
        assertThat(filings.of(number)).extracting(Filing::attempt).containsExactly(1, 1);
        assertThat(callings.of(number)).extracting(VoteCalling::state).containsExactly("struck-down", "struck-down", "voted");
    }

    private List<String> papers(String number) {
        return walk.acting().as("liulin-office", () -> context.getBean(RecallServicePapers.class).offers(cases.get(number))).stream()
                .map(ServicePapers.Offer::kind).toList();
    }

    @Test
    void who_resigns_while_the_result_is_published_is_recalled_all_the_same_and_struck_down_there_is_nothing_left_to_vote_on() {
        long post = petitions.member();
        String stands = petitions.called(post);
        petitions.vote(stands, 300, 200);
        String publication = petitions.published(stands, 0);
        resigned(post);
        assertThat(cases.get(publication).isOpen()).as("the villagers have voted").isTrue();
        walk.fire(publication, "timer_period_ended", 16);
        petitions.acknowledge(stands);
        assertThat(outcome(stands)).isEqualTo("recalled");
        assertThat(jdbc.sql("select cause from cadre_entry where post_id = ? and kind = 'ended'").param(post).query(String.class).list())
                .as("the register says how the post ended first").containsExactly("resigned");
        clock.reset();
        long other = petitions.member();
        String struckDown = petitions.called(other);
        petitions.vote(struckDown, 300, 150);
        String notice = petitions.published(struckDown, 0);
        resigned(other);
        upheld(notice);
        assertThat(outcome(struckDown)).isEqualTo("withdrawn");
        assertThat(recalls.get(struckDown)).matches(r -> r.endedBy().equals("resignation") && r.postEndedOn().equals(TestClock.TODAY));
        assertThat(actions(struckDown)).contains("recall.ended-before-vote").doesNotContain("recall.vote-reopened");
    }

    private void resigned(long post) {
        walk.acting().as("liulin-office", () -> context.getBean(Register.class).end(line(post), 1, TestClock.TODAY, "resigned", "村民代表会议决议"));
    }

    private void upheld(String publication) {
        objections.raise(notices.of(publication).get(0).id(), "substance", "投票没有公开计票，请依法处理");
        walk.complete("liulin-office", publication, "answer_objection", Map.of("verdict", "upheld-substance", "answer", "经核查成立，投票结果撤销",
                "publishAnswer", "public", "document", "柳府改〔2026〕9号", "authority", "villagers-petition"));
    }

    @Test
    void without_a_majority_of_ballots_and_when_it_was_not_held_the_vote_is_called_again() {
        String number = petitions.called(petitions.member());
        petitions.vote(number, 290, 290);
        assertThat(callings.newest(number).orElseThrow().state()).isEqualTo("not-quorate");
        petitions.call("li-clerk", number, TestClock.TODAY.plusDays(20));
        assertThatThrownBy(() -> petitions.vote(number, 300, 200)).isInstanceOf(Refusal.class).hasMessageContaining("与通知的日期");
        petitions.act("liulin-office", number, "put-off-vote", SNOW);
        assertThat(callings.newest(number).orElseThrow().state()).isEqualTo("put-off");
        assertThatThrownBy(() -> petitions.call("li-clerk", number, TestClock.TODAY.plusDays(31))).isInstanceOf(Refusal.class)
                .hasMessageContaining("2026-12-22");
        petitions.call("li-clerk", number, TestClock.TODAY);
        petitions.vote(number, 291, 100);
        assertThat(callings.of(number)).hasSize(3);
    }

    @Test
    void before_its_day_only_the_township_puts_a_vote_off_and_of_what_the_township_called_the_clerk_puts_off_nothing() {
        String number = petitions.called(petitions.member());
        assertThat(offered("li-clerk", number)).as("on its day the clerk knows that it is not held").isTrue();
        petitions.act("li-clerk", number, "put-off-vote", SNOW);
        assertThat(toldOfPuttingOff(number)).as("the township and both authorities of the county").containsExactlyInAnyOrder("liulin-office",
                "liulin-office-2", "county-organization", "county-civil-affairs");
        petitions.call("li-clerk", number, TestClock.TODAY.plusDays(1));
        assertThat(offered("li-clerk", number)).isFalse();
        refusedToTheClerk(number);
        assertThat(callings.newest(number).orElseThrow().state()).isEqualTo("called");
        assertThat(offered("liulin-office", number)).isTrue();
        petitions.act("liulin-office", number, "put-off-vote", SNOW);
        assertThat(toldOfPuttingOff(number)).hasSize(8);
        walk.fire(number, "timer_vote_overdue", 31);
        petitions.call("liulin-office", number, LocalDate.now(clock));
        assertThat(offered("li-clerk", number)).as("the township's own calling").isFalse();
        refusedToTheClerk(number);
        petitions.act("liulin-office", number, "put-off-vote", SNOW);
        assertThat(callings.of(number)).extracting(VoteCalling::state).containsOnly("put-off");
    }

    private boolean offered(String login, String number) {
        return walk.acting().as(login, () -> context.getBean(VotePutOff.class).on(cases.get(number)).isPresent());
    }

    private void refusedToTheClerk(String number) {
        assertThatThrownBy(() -> petitions.act("li-clerk", number, "put-off-vote", SNOW)).isInstanceOf(Refusal.class).hasMessageContaining("投票日期未到")
                .hasMessageContaining("只有乡镇组织办");
    }

    private List<String> toldOfPuttingOff(String number) {
        return jdbc.sql("select login from mail_outbox where case_number = ? and kind = 'recall-put-off'").param(number).query(String.class).list();
    }

    @Test
    void putting_off_gives_a_village_no_days_and_when_they_are_over_the_township_calls() {
        String number = petitions.called(petitions.member());
        for (int day = 0; day <= 30; day += 15) {
            petitions.act("liulin-office", number, "put-off-vote", SNOW);
            clock.plusDays(15);
            assertThat(recalls.get(number).voteDueOn()).as("the village's days go on").isEqualTo(LocalDate.of(2026, 12, 22));
            if (day < 30) {
                petitions.call("li-clerk", number, LocalDate.of(2026, 12, 22));
            }
        }
        assertThatThrownBy(() -> petitions.call("li-clerk", number, LocalDate.of(2027, 1, 10))).isInstanceOf(Refusal.class).hasMessageContaining("转由乡镇召集");
        walk.fire(number, "timer_vote_overdue", 0);
        assertThat(recalls.get(number).convener()).isEqualTo("township");
        petitions.call("liulin-office", number, LocalDate.now(clock));
        assertThat(callings.newest(number).orElseThrow().convener()).isEqualTo("township");
    }

    @Test
    void a_vote_that_nobody_records_comes_to_the_township_after_seven_days_and_then_to_the_county_until_it_is_recorded() {
        String number = petitions.called(petitions.member());
        assertThatThrownBy(() -> walk.complete("liulin-office", number, "record_vote", Petitions.vote(TestClock.TODAY, 300, 100))).isInstanceOf(Exception.class);
        assertThat(walk.timer(number, "timer_record_overdue").getDuedate()).isEqualTo(Date.from(TestClock.TODAY.plusDays(8).atStartOfDay(TestClock.ZONE)
                .toInstant()));
        walk.fire(number, "timer_record_overdue", 8);
        assertThat(letters(number)).containsExactlyInAnyOrder("li-clerk", "liulin-office", "liulin-office-2");
        walk.fire(number, "timer_record_overdue", 8);
        walk.fire(number, "timer_record_overdue", 8);
        assertThat(letters(number)).contains("county-organization", "county-civil-affairs").hasSize(7);
        assertThat(actions(number)).contains("recall.record-to-township").filteredOn("recall.record-overdue"::equals).hasSize(2);
        walk.complete("liulin-office", number, "record_vote", Petitions.vote(TestClock.TODAY, 300, 100));
        assertThat(callings.newest(number).orElseThrow().state()).isEqualTo("voted");
    }

    private List<String> letters(String number) {
        return jdbc.sql("select login from mail_outbox where case_number = ? and kind = 'recall-record-overdue'").param(number).query(String.class).list();
    }

    @Test
    void after_thirty_days_the_township_calls_the_vote_and_after_thirty_more_the_county_hears_of_it() {
        String number = petitions.received(petitions.member(), "representatives");
        petitions.signed(number, 10);
        petitions.verify(number);
        petitions.hear(number);
        assertThat(recalls.get(number).voteDueOn()).isEqualTo(LocalDate.of(2026, 12, 22));
        walk.fire(number, "timer_vote_overdue", 31);
        assertThatThrownBy(() -> petitions.call("li-clerk", number, LocalDate.of(2026, 12, 24))).isInstanceOf(Exception.class);
        assertThat(recalls.get(number).voteDueOn()).isEqualTo(LocalDate.of(2027, 1, 21));
        walk.fire(number, "timer_vote_overdue", 30);
        assertThat(actions(number)).contains("recall.handed-to-township", "recall.vote-overdue");
        assertThat(jdbc.sql("select count(*) from mail_outbox where case_number = ? and kind = 'recall-overdue'").param(number).query(Integer.class)
                .single()).isEqualTo(2);
        petitions.call("liulin-office", number, LocalDate.now(clock));
        walk.complete("liulin-office", number, "record_vote", Petitions.vote(LocalDate.now(clock), 300, 100));
        assertThat(callings.newest(number).orElseThrow().convener()).isEqualTo("township");
    }

    @Test
    void too_few_signatures_end_the_case_and_the_petitioners_are_told() {
        String number = petitions.received(petitions.member(), "representatives");
        assertThatThrownBy(() -> petitions.verify(number)).isInstanceOf(Refusal.class).hasMessageContaining("还没有录入");
        petitions.enter(number, "甲某，1960\n乙某，1961，三组\n甲某\n丙某\n");
        assertThatThrownBy(() -> petitions.verify(number)).isInstanceOf(Refusal.class).hasMessageContaining("还有4名没有核验");
        petitions.check(number, 1, "counted", null);
        petitions.check(number, 2, "not-entitled", "不是村民代表");
        assertThatThrownBy(() -> petitions.check(number, 3, "counted", null)).isInstanceOf(Refusal.class).hasMessageContaining("第1名");
        petitions.check(number, 3, "double", "与第1名是同一人");
        petitions.check(number, 4, "withdrawn", "本人书面撤回");
        assertThatThrownBy(() -> petitions.verify(number)).isInstanceOf(Refusal.class).hasMessageContaining("联名不成立");
        assertThatThrownBy(() -> walk.complete("liulin-office", number, "verify_petition", Map.of("invalidReason", "人数不足")))
                .isInstanceOf(Refusal.class).hasMessageContaining("告知联系人的日期");
        walk.complete("liulin-office", number, "verify_petition", Map.of("invalidReason", "人数不足", "petitionersToldOn", TestClock.TODAY.toString()));
        assertThat(outcome(number)).isEqualTo("invalid");
        assertThat(recalls.get(number)).matches(r -> r.counted() == 1 && !r.valid() && r.representatives() == 30);
        assertThatThrownBy(() -> petitions.check(number, 1, "withdrawn", "后来")).isInstanceOf(Refusal.class).hasMessageContaining("核验完毕");
    }

    @Test
    void petitioners_withdraw_until_the_vote_is_called_and_not_afterwards() {
        String number = petitions.received(petitions.member(), "voters");
        assertThatThrownBy(() -> petitions.act("shiqiao-office", number, "withdraw-petition", WITHDRAWN)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> petitions.act("li-clerk", number, "withdraw-petition", WITHDRAWN)).as("a clerk's word ends nothing")
                .isInstanceOf(Refusal.class).hasMessageContaining("只有乡镇组织办");
        petitions.act("li-clerk", number, "report-withdrawal", Map.of("reason", "联名人与本人达成谅解"));
        assertThat(cases.get(number).isOpen()).isTrue();
        assertThat(jdbc.sql("select distinct login from mail_outbox where case_number = ? and kind = 'recall-withdrawal'").param(number)
                .query(String.class).list()).containsExactlyInAnyOrder("liulin-office", "liulin-office-2");
        assertThatThrownBy(() -> petitions.act("liulin-office", number, "withdraw-petition", Map.of("reason", "达成谅解"))).isInstanceOf(Refusal.class)
                .hasMessageContaining("向联名人核实");
        petitions.act("liulin-office", number, "withdraw-petition", WITHDRAWN);
        assertThat(outcome(number)).isEqualTo("withdrawn");
        String called = petitions.called(petitions.member());
        assertThatThrownBy(() -> petitions.act("liulin-office", called, "withdraw-petition", WITHDRAWN)).isInstanceOf(Refusal.class)
                .hasMessageContaining("投票已经通知");
    }

    @Test
    void a_resignation_in_the_register_before_the_vote_ends_the_recall() {
        long post = petitions.member();
        String number = petitions.called(post);
        walk.acting().as("liulin-office", () -> context.getBean(Register.class).end(line(post), 1, TestClock.TODAY, "resigned", "村民代表会议决议"));
        assertThatThrownBy(() -> petitions.vote(number, 300, 200)).as("waiting to end").isInstanceOf(Refusal.class).hasMessageContaining("已经终结");
        petitions.deliver();
        assertThat(outcome(number)).isEqualTo("withdrawn");
        assertThat(recalls.get(number).endedBy()).isEqualTo("resignation");
    }

    @Test
    void where_the_clerk_himself_is_the_member_the_township_calls_from_the_beginning() {
        long post = petitions.post("li-clerk", "吴静怡", PostKind.ELECTED, "村民委员会委员（兼）");
        String number = walk.begin("liulin-office", "cadre-recall", of(post));
        petitions.signed(number, 10);
        petitions.verify(number);
        assertThat(recalls.get(number).convener()).isEqualTo("township");
        Task defence = walk.tasks(number, "defence").get(0);
        assertThatThrownBy(() -> walk.complete("li-clerk", defence, Map.of())).isInstanceOf(Exception.class);
        walk.acting().as("liulin-office", () -> context.getBean(Register.class).end(line(post), 1, TestClock.TODAY, "moved", "调离"));
        petitions.deliver();
        assertThat(outcome(number)).isEqualTo("withdrawn");
        assertThat(recalls.get(number).endedBy()).isEqualTo("post-ended");
    }

    private static Map<String, Object> of(long post) {
        Map<String, Object> petition = Petitions.petition(post, "representatives");
        petition.put("villageCode", Petitions.LI);
        return petition;
    }

    @Test
    void a_resignation_that_the_representatives_accepted_is_linked_and_ends_the_recall() {
        String number = petitions.called(petitions.member());
        assertThatThrownBy(() -> petitions.act("liulin-office", number, "resignation-accepted", Map.of("decision", "JC-990101101202-2026-9999")))
                .isInstanceOf(Refusal.class).hasMessageContaining("辞职决议");
        String decision = walk.begin("li-clerk", "decision", with(Sheets.matter("resignation"), "title", "接受一名委员辞职"));
        String today = TestClock.TODAY.toString();
        walk.complete("li-secretary", decision, "party_proposal", Sheets.sheet(today, 3, 3, 0, 0));
        walk.complete("li-clerk", decision, "joint_consultation", Sheets.sheet(today, 5, 5, 0, 0));
        walk.complete("li-clerk", decision, "party_review", Sheets.noticed("2026-11-15", Sheets.sheet(today, 26, 26, 0, 0)));
        Map<String, String> confirmed = Map.of("decision", decision, "ofThisMember", "yes");
        assertThatThrownBy(() -> petitions.act("liulin-office", number, "resignation-accepted", confirmed)).as("not accepted yet")
                .isInstanceOf(Refusal.class);
        walk.complete("li-clerk", decision, "villagers_resolution", with(Sheets.noticed("2026-11-15", Sheets.sheet(today, 33, 33, 0, 0)), "meetingKind",
                "villager-representatives"));
        assertThatThrownBy(() -> petitions.act("li-clerk", number, "resignation-accepted", confirmed)).as("it is not the village's to end it")
                .isInstanceOf(Refusal.class).hasMessageContaining("只有乡镇组织办");
        assertThatThrownBy(() -> petitions.act("liulin-office", number, "resignation-accepted", Map.of("decision", decision))).isInstanceOf(Refusal.class)
                .hasMessageContaining("本案当事人的辞职");
        petitions.act("liulin-office", number, "resignation-accepted", confirmed);
        String other = petitions.called(petitions.member());
        assertThatThrownBy(() -> petitions.act("liulin-office", other, "resignation-accepted", confirmed)).as("one resignation ends one recall")
                .isInstanceOf(Refusal.class).hasMessageContaining("另一件罢免案件");
        assertThat(outcome(number)).isEqualTo("withdrawn");
        assertThat(context.getBean(CaseLinks.class).of(number)).extracting(CaseLinks.Link::caseNumber).containsExactly(decision);
    }

    @Test
    void where_the_county_names_its_article_the_same_ground_is_barred_and_another_one_is_not() {
        long post = petitions.member();
        String kept = petitions.called(post);
        petitions.vote(kept, 300, 100);
        walk.fire(petitions.published(kept, 0), "timer_period_ended", 16);
        context.getBean(Settings.class).set("990101", Settings.RECALL_REPEAT_MONTHS, "12", "《某省实施办法》第五十条", TestClock.TODAY);
        try {
            String again = petitions.received(post, "representatives");
            petitions.signed(again, 10);
            assertThatThrownBy(() -> petitions.verify(again)).isInstanceOf(Refusal.class).hasMessageContaining("第五十条");
            walk.complete("liulin-office", again, "verify_petition", Map.of("sameGround", "same", "invalidReason", "同一理由", "petitionersToldOn",
                    TestClock.TODAY.toString()));
            assertThat(outcome(again)).isEqualTo("invalid");
            assertThat(recalls.get(again).legalBasis()).isEqualTo("《某省实施办法》第五十条");
            String other = petitions.received(post, "representatives");
            petitions.signed(other, 10);
            walk.complete("liulin-office", other, "verify_petition", Map.of("sameGround", "other"));
            assertThat(recalls.get(other).valid()).isTrue();
        } finally {
            jdbc.sql("delete from county_setting where name = ?").param(Settings.RECALL_REPEAT_MONTHS).update();
        }
    }

    @Test
    void a_village_without_representatives_has_no_valid_petition_of_representatives() {
        long post = jdbc.sql("select t.id from post t join person p on p.id = t.person_id where p.login = 'wang-committee'").query(Long.class).single();
        String number = walk.begin("wang-clerk", "cadre-recall", Petitions.petition(post, "representatives"));
        walk.acting().as("shiqiao-office", () -> petitions.desk().enterLines(petitions.desk().caseFile(number), "甲某"));
        walk.acting().as("shiqiao-office", () -> petitions.desk().check(petitions.desk().caseFile(number), 1,
                new SignatureDesk.Check("counted", null, null)));
        List<Integer> known = jdbc.sql("select representatives from base_figures where org_code = '990101102201'").query(Integer.class).list();
        jdbc.sql("update base_figures set representatives = null where org_code = '990101102201'").update();
        try {
            assertThatThrownBy(() -> walk.complete("shiqiao-office", number, "verify_petition", Map.of())).isInstanceOf(Refusal.class)
                    .hasMessageContaining("联名不成立");
            jdbc.sql("update recall set signatories = 'voters' where case_number = ?").param(number).update();
            jdbc.sql("update base_figures set eligible_voters = null where org_code = '990101102201'").update();
            assertThatThrownBy(() -> walk.complete("shiqiao-office", number, "verify_petition", Map.of())).as("unknown is not zero")
                    .isInstanceOf(Refusal.class).hasMessageContaining("请先由系统管理员登记基础数据");
        } finally {
            jdbc.sql("update base_figures set representatives = ?, eligible_voters = 897 where org_code = '990101102201'").param(known.get(0)).update();
        }
        petitions.act("shiqiao-office", number, "withdraw-petition", WITHDRAWN);
    }

    @Test
    void only_an_elected_post_of_the_village_can_be_recalled_and_only_once_at_a_time() {
        long hired = jdbc.sql("select id from post where org_code = ? and kind = 'hired'").param(Petitions.LI).query(Long.class).list().get(0);
        long supervisory = jdbc.sql("select id from post where org_code = ? and kind = 'supervisory'").param(Petitions.LI).query(Long.class).list().get(0);
        long elsewhere = jdbc.sql("select id from post where org_code = '990101101201' and kind = 'both'").query(Long.class).list().get(0);
        assertThatThrownBy(() -> petitions.received(hired, "voters")).isInstanceOf(Refusal.class).hasMessageContaining("聘用职务");
        assertThatThrownBy(() -> petitions.received(supervisory, "voters")).isInstanceOf(Refusal.class).hasMessageContaining("第三十七条");
        assertThatThrownBy(() -> petitions.received(elsewhere, "voters")).isInstanceOf(Refusal.class);
        long post = petitions.member();
        petitions.received(post, "voters");
        assertThatThrownBy(() -> petitions.received(post, "voters")).isInstanceOf(Refusal.class).hasMessageContaining("不能重复受理");
        Map<String, Object> other = of(petitions.member());
        other.put("villageCode", "990101102201");
        assertThatThrownBy(() -> walk.begin("liulin-office", "cadre-recall", other)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> walk.begin("li-secretary", "cadre-recall", Petitions.petition(post, "voters"))).isInstanceOf(Exception.class);
    }
}
