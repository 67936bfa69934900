package org.cunyi.insight.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.insight.search.CaseCounty.COUNTY;
import static org.cunyi.insight.search.CaseCounty.VILLAGE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cunyi.Overheard;
import org.cunyi.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How PostgreSQL answers an auditor in a county with many cases: by index, whatever it costs in time on this machine. */
class CaseFinderPlanTest {

    private static final int CASES = 20_000;
    private static final int PAGE = 51;
    private static CaseCounty county;
    private static Overheard database;
    private static CaseFinder finder;

    @BeforeAll
    static void fill() throws Exception {
        county = new CaseCounty(CASES);
        database = county.listening();
        finder = new CaseFinder(database, new TestClock());
    }

    @AfterAll
    static void close() {
        county.close();
    }

    private static Asked asked() {
        return new Asked(COUNTY);
    }

    private static void usesIndex(Asked asked, String index) {
        CaseQuestion question = asked.question();
        assertThat(finder.find(question, Optional.empty(), PAGE)).isNotEmpty();
        assertThat(database.plan(() -> finder.find(question, Optional.empty(), PAGE))).contains(index).doesNotContain("Seq Scan on case_file");
    }

    @Test
    void every_filter_alone_is_answered_by_an_index() {
        usesIndex(asked(), "case_file_newest");
        usesIndex(new Asked(VILLAGE), "case_file_org");
        usesIndex(new Asked(CaseCounty.TOWNSHIP), "case_file_");
        usesIndex(asked().process("cadre-recall"), "case_file_");
        usesIndex(asked().process("decision"), "case_file_");
        usesIndex(asked().state("open"), "case_file_open");
        usesIndex(asked().overdue(), "case_file_");
        usesIndex(asked().outcome("upheld"), "case_file_outcome");
        usesIndex(asked().days(LocalDate.of(2019, 3, 1), LocalDate.of(2019, 3, 31)), "case_file_newest");
        usesIndex(asked().login("clerk-" + VILLAGE), "case_actor_login");
        usesIndex(asked().words(CaseCounty.RARE), "case_file_words");
        usesIndex(asked().words("集体"), "case_file_newest");
        usesIndex(asked().number("JC-" + VILLAGE + "-20"), "case_file_");
    }

    @Test
    void what_cannot_be_is_not_looked_for_in_every_case() {
        for (Asked asked : List.of(asked().process("publicity").outcome("implemented"), asked().words("没有这个词组"))) {
            CaseQuestion question = asked.question();
            assertThat(finder.find(question, Optional.empty(), PAGE)).isEmpty();
            assertThat(database.plan(() -> finder.find(question, Optional.empty(), PAGE))).containsAnyOf("case_file_kind", "case_file_words")
                    .doesNotContain("Seq Scan on case_file");
        }
    }

    @Test
    void reading_on_from_a_place_begins_at_that_place_and_sees_every_case_once() {
        CaseQuestion all = asked().state("done").question();
        List<FoundCase> whole = finder.find(all, Optional.empty(), 1_000);
        List<FoundCase> pages = new ArrayList<>(finder.find(all, Optional.empty(), 100));
        while (pages.size() < 1_000) {
            Place place = place(pages.get(pages.size() - 1), false);
            pages.addAll(finder.find(all, Optional.of(place), 100));
        }
        assertThat(pages).isEqualTo(whole);
        Place far = place(whole.get(900), false);
        assertThat(database.plan(() -> finder.find(all, Optional.of(far), PAGE))).contains("case_file_newest", "ROW(started_at, (case_number)::text) <");
        Place back = place(whole.get(900), true);
        assertThat(finder.find(all, Optional.of(back), 50)).isEqualTo(whole.subList(850, 900));
    }

    private static Place place(FoundCase at, boolean newer) {
        return Place.of(at.place(), newer).orElseThrow();
    }

    @Test
    void a_person_s_cases_are_read_on_in_their_own_order() {
        CaseQuestion clerk = asked().login("clerk-" + VILLAGE).question();
        List<FoundCase> whole = finder.find(clerk, Optional.empty(), 60);
        Place place = place(whole.get(19), false);
        assertThat(finder.find(clerk, Optional.of(place), 10)).isEqualTo(whole.subList(20, 30));
    }

    @Test
    void words_frequent_and_rare_are_read_on_without_a_gap() {
        for (String word : CaseCounty.WORDS) {
            CaseQuestion question = asked().words(word).question();
            List<FoundCase> whole = finder.find(question, Optional.empty(), 80);
            assertThat(whole).hasSize(80).allSatisfy(c -> assertThat(c.title()).contains(word));
            Place place = place(whole.get(39), false);
            assertThat(finder.find(question, Optional.of(place), 40)).isEqualTo(whole.subList(40, 80));
            Place back = place(whole.get(79), true);
            assertThat(finder.find(question, Optional.of(back), 40)).isEqualTo(whole.subList(39, 79));
        }
    }

    @Test
    void a_concealed_title_is_neither_shown_nor_found_and_what_such_a_case_called_keeps_it_too() {
        List<FoundCase> reviews = finder.find(asked().process("cadre-qualification").question(), Optional.empty(), PAGE);
        assertThat(reviews).hasSize(PAGE).allSatisfy(c -> assertThat(c.title()).isNull()).allMatch(FoundCase::concealed);
        List<String> called = county.jdbc().sql("select c.case_number from case_file c join case_file p on p.case_number = c.parent_case_number"
                + " where p.process = 'cadre-qualification' and c.title like '%集体%'").query(String.class).list();
        assertThat(called).isNotEmpty();
        assertThat(finder.find(asked().number(called.get(0)).question(), Optional.empty(), PAGE)).singleElement().matches(FoundCase::concealed);
        List<FoundCase> found = new ArrayList<>();
        finder.each(asked().words("集体").question(), CASES, found::add);
        assertThat(found).isNotEmpty().noneMatch(FoundCase::concealed).extracting(FoundCase::caseNumber).doesNotContainAnyElementsOf(called);
        int shown = county.jdbc().sql("select count(*) from case_file c left join case_file p on p.case_number = c.parent_case_number where c.title like"
                        + " '%集体%' and c.process not in (:secret) and coalesce(p.process, '-') not in (:secret)").param("secret", CaseCounty.SECRET)
                .query(Integer.class).single();
        assertThat(found).hasSize(shown);
        assertThat(finder.count(asked().words("集体").question(), CASES)).isEqualTo(shown);
        assertThat(finder.count(asked().words("集体").question(), 100)).isEqualTo(100);
    }
}
