package org.cunyi.cadre.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.cunyi.cadre.filing.Filings;
import org.cunyi.cadre.paper.CadrePapers;
import org.cunyi.workflow.SecretKeys;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

/** The rows of a recall and of filing on the database of the main job. */
class RecallH2Test {

    private static final String CASE = "BM-990101101201-2026-0001";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneId.of("Asia/Shanghai"));

    private final JdbcClient jdbc = JdbcClient.create(database());
    private final CadrePapers papers = new CadrePapers(jdbc, new SecretKeys("a-key-of-more-than-thirty-two-letters", "", ""), CLOCK);
    private final Recalls recalls = new Recalls(jdbc, CLOCK);
    private final HeldPosts posts = new HeldPosts(jdbc, CLOCK);

    private static DataSource database() {
        return migrated(new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build(), "latest");
    }

    private static DataSource migrated(DataSource database, String version) {
        Flyway.configure().dataSource(database).locations("classpath:db/migration/common").target(version).load().migrate();
        return database;
    }

    private HeldPost post() {
        jdbc.sql("insert into org_unit (code, name, level, kind, valid_from) values ('990101101201', '张村', 'village', 'village', date '2024-01-01')")
                .update();
        jdbc.sql("insert into person (login, name) values ('one', '张一')").update();
        jdbc.sql("insert into post (person_id, org_code, title, kind, valid_from) select id, '990101101201', '村民委员会委员', 'elected',"
                + " date '2024-01-01' from person").update();
        jdbc.sql("insert into case_file (case_number, process, org_code, title, started_by, started_at) values (?, 'cadre-recall', '990101101201', '罢免',"
                + " 'one', current_timestamp)").param(CASE).update();
        return posts.of("990101101201").get(0);
    }

    @Test
    void what_was_voted_before_a_later_calling_was_struck_down_and_an_upgrade_says_so() {
        DataSource known = migrated(new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build(), "26");
        JdbcClient old = JdbcClient.create(known);
        old.sql("set referential_integrity false").update();
        for (String calling : List.of("'BM-1', 1, 'not-quorate'", "'BM-1', 2, 'voted'", "'BM-1', 3, 'put-off'", "'BM-1', 4, 'voted'", "'BM-2', 1, 'called'")) {
            old.sql("insert into recall_calling (convener, vote_on, place, noticed_on, legal_basis, called_by, called_at, case_number, attempt, state)"
                    + " values ('village', date '2026-11-01', '广场', date '2026-10-20', '依据', 'one', current_timestamp, " + calling + ")").update();
        }
        migrated(known, "latest");
        assertThat(new VoteCallings(old, CLOCK).of("BM-1")).extracting(VoteCalling::state).containsExactly("not-quorate", "struck-down", "put-off", "voted");
        assertThat(new VoteCallings(old, CLOCK).of("BM-2")).extracting(VoteCalling::state).containsExactly("called");
        assertThatThrownBy(() -> old.sql("update recall_calling set state = 'forgotten'").update()).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void a_petition_its_signatures_and_callings_are_kept() {
        HeldPost post = post();
        recalls.open(CASE, "990101101201", post, "voters", TODAY);
        assertThat(recalls.hold(CASE)).matches(r -> r.byVoters() && r.base() == 0 && r.member().equals("one"));
        assertThat(recalls.openAgainst(post.id())).containsExactly(CASE);
        PetitionSignatures signatures = new PetitionSignatures(jdbc, papers, CLOCK);
        assertThat(signatures.add(CASE, List.of(new SignatureLine("甲某", "1960", null), new SignatureLine("甲某", null, null)))).isEqualTo(1);
        assertThat(signatures.of(CASE).get(1).twin()).isEqualTo(1);
        signatures.check(CASE, signatures.of(CASE).get(1), "double", "同一人", null);
        assertThat(signatures.counts(CASE)).containsEntry("double", 1).containsEntry("open", 1).containsEntry("counted", 0);
        recalls.verified(CASE, 100, 0, 1, false, "依据");
        recalls.convene(CASE, "village", TODAY.plusDays(30));
        VoteCallings callings = new VoteCallings(jdbc, CLOCK);
        callings.call(recalls.get(CASE), TODAY, "广场", TODAY, "依据");
        callings.became(CASE, "voted");
        assertThat(callings.newest(CASE).orElseThrow().state()).isEqualTo("voted");
        callings.became(CASE, "struck-down");
        assertThat(callings.newest(CASE).orElseThrow().state()).isEqualTo("struck-down");
        assertThat(recalls.keptOn("one", "990101101201")).isEmpty();
        assertThat(posts.endOf(post.id())).isEmpty();
        jdbc.sql("update post set valid_to = ?").param(TODAY).update();
        assertThat(recalls.over()).as("the last day is a day in the post").isEmpty();
        jdbc.sql("update post set valid_to = ?").param(TODAY.minusDays(1)).update();
        assertThat(recalls.over()).extracting(Recalls.Over::caseNumber).containsExactly(CASE);
        recalls.ended(CASE, "resignation", TODAY);
        jdbc.sql("update case_file set ended_at = current_timestamp").update();
        assertThat(recalls.kept()).containsExactly(CASE);
        assertThat(papers.erase(CASE)).isEqualTo(3);
        recalls.erased(CASE);
        assertThat(recalls.get(CASE).purgedAt()).isNotNull();
    }

    @Test
    void what_is_filed_is_answered_once_and_handed_in_again() {
        post();
        Filings filings = new Filings(jdbc, papers, CLOCK);
        var first = filings.handIn(CASE, "county-organization", TODAY);
        filings.answer(first, false);
        filings.escalated(first);
        assertThat(filings.newest(CASE, "county-organization").orElseThrow()).matches(f -> f.isReturned() && f.attempt() == 1);
        assertThat(filings.handIn(CASE, "county-organization", TODAY).attempt()).isEqualTo(2);
    }

    @Test
    void a_paper_that_an_old_key_sealed_is_sealed_anew() {
        post();
        papers.keep(CASE, "kind", null, java.util.Map.of("words", "秘密"));
        CadrePapers changed = new CadrePapers(jdbc, new SecretKeys("another-key-of-more-than-thirty-two", "", "a-key-of-more-than-thirty-two-letters"), CLOCK);
        jdbc.sql("insert into cadre_paper (case_number, kind, sealed, made_by, made_at) values (?, 'lost', 'gone.AAAA', 'x', current_timestamp)")
                .param(CASE).update();
        changed.sealAnew(Runnable::run);
        assertThat(new CadrePapers(jdbc, new SecretKeys("another-key-of-more-than-thirty-two", "", ""), CLOCK).latest(CASE, "kind").orElseThrow()
                .text("words")).isEqualTo("秘密");
    }
}
