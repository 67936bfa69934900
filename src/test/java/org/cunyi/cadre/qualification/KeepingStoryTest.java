package org.cunyi.cadre.qualification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cunyi.cadre.qualification.Candidates.COUNTY;
import static org.cunyi.cadre.qualification.Candidates.VILLAGE;
import static org.cunyi.cadre.qualification.Candidates.answer;
import static org.cunyi.cadre.qualification.Candidates.candidate;
import static org.cunyi.cadre.qualification.Candidates.identity;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.ProcessEngine;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.archive.Uploads;
import org.cunyi.audit.AuditChain;
import org.cunyi.cadre.paper.Retention;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.SecretKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept of candidates: sealed with a key that can change, marked so that nobody is entered twice, and gone when its time is over. */
@CunyiTest
class KeepingStoryTest {

    private static final String PARTY = "村党组织书记";
    private static final String ELECTED = "村委会主任";
    private static final String OTHER_KEY = "another-key-another-key-another-key";
    /** More than the twelve months of table {@code cadre-qualification-period}. */
    private static final int RETENTION = 370;
    /** More than its six months. */
    private static final int VALIDITY = 185;

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Cases cases;
    @Autowired
    private Papers papers;
    @Autowired
    private Qualifications qualifications;
    @Autowired
    private Retention retention;
    @Autowired
    private AuditChain audit;
    @Autowired
    private List<CaseAction> actions;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private TestClock clock;
    @Value("${cunyi.secret-key-file}")
    private String keyFile;

    private final String identity = identity();
    private Walk walk;

    @BeforeEach
    void begin() {
        walk = new Walk(context);
    }

    @AfterEach
    void remember() {
        walk.remember();
        jdbc.sql("delete from qualification_paper where unit = 'nobody'").update();
        jdbc.sql("drop table if exists hindrance").update();
    }

    private String begun(String post) {
        return walk.begin("liulin-office", "cadre-qualification", Map.of("title", post));
    }

    private String entered(String post, Map<String, Object> candidate) {
        String number = begun(post);
        walk.complete("liulin-office", number, "enter_candidate", candidate);
        return number;
    }

    private String notForwarded(String name) {
        String number = entered(PARTY, candidate(name, identity()));
        walk.complete("liulin-committee", number, "first_review", Map.of("firstReview", "not-forwarded", "firstReason", "不符合条件"));
        walk.complete("liulin-office", number, "tell_candidate", Map.of("toldOn", TestClock.TODAY.toString(), "lookAsked", "false"));
        return number;
    }

    private void withdraw(String number, String reason) {
        CaseAction action = actions.stream().filter(a -> a.name().equals("withdraw-candidate")).findFirst().orElseThrow();
        walk.acting().as("liulin-office", () -> action.perform(cases.get(number), Map.of("reason", reason)));
    }

    private int papersOf(String number) {
        return count("qualification_paper where case_number = ?", number);
    }

    private int count(String what, String value) {
        return jdbc.sql("select count(*) from " + what).param(value).query(Integer.class).single();
    }

    @Test
    void what_was_handed_in_for_a_candidate_goes_with_the_rest_and_so_does_what_comes_later() {
        String number = begun(PARTY);
        Uploads office = new Uploads(port, "liulin-office");
        String early = office.added(number, "", "material", "赵某某的学历证明.pdf", org.cunyi.archive.Papers.pdf());
        withdraw(number, "本人放弃");
        clock.plusDays(RETENTION - 10);
        retention.night();
        assertThat(office.get("/documents/" + early).statusCode()).isEqualTo(200);
        clock.plusDays(10);
        retention.night();
        assertGone(office, number, early);
        String late = office.added(number, "", "material", "赵某某的补充材料.pdf", org.cunyi.archive.Papers.pdf());
        retention.night();
        assertGone(office, number, late);
        int acts = audit.entries(number).size();
        retention.night();
        assertThat(audit.entries(number)).as("nothing is left to erase").hasSize(acts);
        assertThat(new String(office.get("/cases/" + number).body(), StandardCharsets.UTF_8)).contains("保存期限已满，内容已删除").doesNotContain("赵某某");
    }

    private void assertGone(Uploads office, String number, String document) {
        assertThat(office.get("/documents/" + document).statusCode()).isEqualTo(404);
        assertThat(count("document_chunk where document_id = ?", document)).isZero();
        assertThat(count("document where name like '%赵某某%' and case_number = ?", number)).isZero();
    }

    @Test
    void a_case_that_fails_stands_in_no_others_way_nor_does_what_no_key_opens() {
        String stuck = notForwarded("赵试一");
        String nobodyEntered = begun(PARTY);
        withdraw(nobodyEntered, "本人放弃");
        unopenable(entered(PARTY, candidate("赵试二", identity())));
        assertThat(papersOf(nobodyEntered)).isOne();
        jdbc.sql("create table hindrance (paper_id bigint references qualification_paper (id))").update();
        jdbc.sql("insert into hindrance select min(id) from qualification_paper where case_number = ?").param(stuck).update();
        clock.plusDays(RETENTION);
        retention.night();
        assertThat(papersOf(stuck)).isPositive();
        assertThat(papersOf(nobodyEntered)).isZero();
        jdbc.sql("drop table hindrance").update();
        retention.night();
        assertThat(papersOf(stuck)).isZero();
    }

    private void unopenable(String number) {
        jdbc.sql("insert into qualification_paper (case_number, kind, unit, sealed, made_by, made_at) values (?, 'candidate', 'nobody', 'ffffffff.AAAA',"
                + " 'system', current_timestamp)").param(number).update();
    }

    @Test
    void who_passed_and_took_no_post_is_forgotten_and_of_who_took_one_the_review_stays() {
        String forgotten = expired(candidate("赵试三", identity()));
        String holder = expired(candidate("赵试四", identity()));
        jdbc.sql("insert into person (login, name) values ('zhang-known', '赵试五')").update();
        Map<String, Object> known = new HashMap<>(candidate("赵试五", identity()));
        known.put("personLogin", "zhang-known");
        String official = expired(known);
        assertThat(count("cadre_review r join person p on p.id = r.person_id where p.login = 'zhang-known' and r.case_number = ?", official)).isOne();
        jdbc.sql("insert into post (person_id, org_code, title, kind, valid_from) select id, '" + VILLAGE + "', '村民委员会委员', 'elected', date '2026-11-22'"
                + " from person where login = ?").param(login(holder)).update();
        try {
            clock.plusDays(VALIDITY + RETENTION);
            retention.night();
            assertThat(count("cadre_review where case_number = ?", forgotten)).isZero();
            assertThat(count("person where login = ?", login(forgotten))).isZero();
            assertThat(engine.getIdentityService().createUserQuery().userId(login(forgotten)).count()).isZero();
            assertThat(count("cadre_review where case_number = ?", holder)).isOne();
            assertThat(count("person where login = ?", login(holder))).isOne();
            assertThat(count("cadre_review where case_number = ?", official)).isZero();
            assertThat(count("person where login = ?", "zhang-known")).as("in the roster for a reason of his own").isOne();
        } finally {
            jdbc.sql("delete from post where person_id = (select id from person where login = ?)").param(login(holder)).update();
            jdbc.sql("delete from cadre_review where case_number in (?, ?, ?)").params(forgotten, holder, official).update();
        }
    }

    /** Concluded with 通过, for an elected post, and not valid any more. */
    private String expired(Map<String, Object> candidate) {
        String number = entered(ELECTED, candidate);
        walk.complete("liulin-committee", number, "first_review", Map.of("firstReview", "forward"));
        Candidates.UNITS.keySet().forEach(unit -> walk.complete(unit, Candidates.task(engine, walk, number, unit), answer(unit)));
        walk.complete("county-organization", number, "conclusion", Map.of("conclusion", "pass"));
        clock.reset();
        walk.fire(number, "timer_validity_ended", VALIDITY);
        clock.reset();
        return number;
    }

    private static String login(String number) {
        return number.toLowerCase(Locale.ROOT);
    }

    @Test
    void a_new_key_seals_and_marks_everything_anew_past_what_no_key_opens_and_the_old_one_is_no_longer_needed() throws Exception {
        String broken = entered(PARTY, candidate("赵试六", identity()));
        unopenable(broken);
        String number = entered(PARTY, candidate("赵试七", identity));
        String old = Files.readString(Path.of(keyFile)).strip();
        Papers changed = resealed(old, () -> assertThat(underReview(new Papers(jdbc, new SecretKeys(OTHER_KEY, "", old), clock)))
                .as("entered before the key was changed, still found after").isTrue());
        try {
            assertThat(changed.latest(number, Paper.CANDIDATE).orElseThrow().text("candidateName")).isEqualTo("赵试七");
            assertThat(underReview(changed)).as("found without the old key").isTrue();
            assertThatThrownBy(() -> papers.latest(number, Paper.CANDIDATE)).hasMessageContaining("key");
        } finally {
            new Resealing(new Papers(jdbc, new SecretKeys(old, "", OTHER_KEY), clock), qualifications, transaction).sealAnew();
        }
        assertThat(papers.latest(number, Paper.CANDIDATE).orElseThrow().text("identityNumber")).isEqualTo(identity);
        assertThat(underReview(papers)).isTrue();
    }

    /** @return what opens with the new key alone */
    private Papers resealed(String old, Runnable before) {
        before.run();
        new Resealing(new Papers(jdbc, new SecretKeys(OTHER_KEY, "", old), clock), qualifications, transaction).sealAnew();
        return new Papers(jdbc, new SecretKeys(OTHER_KEY, "", ""), clock);
    }

    private boolean underReview(Papers known) {
        return transaction.execute(t -> qualifications.isUnderReview(known.marks(identity), PARTY, COUNTY, "none"));
    }

    @Test
    void of_two_who_enter_the_same_person_at_once_the_later_one_is_told() {
        String first = begun(PARTY);
        String second = begun(PARTY);
        CompletableFuture<Client.Answer> answer = transaction.execute(t -> {
            assertThat(qualifications.isUnderReview(papers.marks(identity), PARTY, COUNTY, first)).isFalse();
            qualifications.enter(first, VILLAGE, PARTY, "party", papers.marks(identity).get(0));
            CompletableFuture<Client.Answer> other = CompletableFuture.supplyAsync(() -> new Client(port, "liulin-office").complete(second,
                    "enter_candidate", candidate("赵试八", identity)));
            while (!other.isDone() && jdbc.sql("select count(*) from pg_locks where not granted").query(Integer.class).single() == 0) {
                Thread.onSpinWait();
            }
            return other;
        });
        assertThat(answer.join().status()).as(answer.join().body()).isEqualTo(400);
        assertThat(answer.join().detail()).contains("正在就同一职务接受联审");
    }

    @Test
    void whoever_has_the_database_with_the_keys_of_the_chains_cannot_try_numbers_against_them() throws Exception {
        String number = entered(PARTY, candidate("赵试九", identity));
        withdraw(number, "绝密撤回理由");
        String secret = jdbc.sql("select secret from audit_chain where chain = ?").param(number).query(String.class).single();
        String payloads = String.join("\n", audit.entries(number).stream().map(e -> e.payload()).toList());
        assertThat(payloads).containsPattern("\"identityNumber\":\"hmac:[0-9a-f]{64}\"").containsPattern("\"reason\":\"hmac:[0-9a-f]{64}\"");
        for (String personal : List.of(identity, "赵试九", "绝密撤回理由")) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(secret), "HmacSHA256"));
            assertThat(payloads).doesNotContain(HexFormat.of().formatHex(mac.doFinal(personal.getBytes(StandardCharsets.UTF_8))));
        }
    }
}
