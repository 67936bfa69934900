package org.cunyi.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.org.ImportFixture.day;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.event.ApplicationEvents;

@OrgTest
@ActiveProfiles("demo")
class DemoCountyTest {

    private static final String ZHANG = "990101101201";
    private static final String LI = "990101101202";
    private static final String WANG = "990101102201";
    private static final List<String> DELEGABLE = List.of("village-construction", "work-subsidy", "collective-income-use", "public-welfare",
            "key-assistance", "other");

    @Autowired
    private DemoCounty demo;
    @Autowired
    private Organisation organisation;
    @Autowired
    private Roster roster;
    @Autowired
    private Figures figures;
    @Autowired
    private Settings settings;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private ApplicationEvents events;

    @BeforeEach
    void theCountyIsLoaded() throws IOException {
        ImportFixture.empty(jdbc);
        demo.run(null);
    }

    @Test
    void unitsAreThoseOfTheContract() {
        assertThat(organisation.all()).extracting(u -> u.code() + " " + u.name() + " " + u.level() + " " + u.kind()).containsExactly(
                "990101 清河县 county null", "990101101 柳林镇 township null", ZHANG + " 张村 village village", LI + " 李村 village village",
                "990101102 石桥镇 township null", WANG + " 王村 village village");
    }

    @Test
    void everyLoginOfTheContractHoldsItsOfficesAndNobodyElseIsThere() {
        Map<String, String> villages = Map.of("zhang-", ZHANG, "li-", LI, "wang-", WANG);
        Stream<String> inVillages = villages.entrySet().stream().flatMap(v -> Stream.of(
                "secretary village-secretary", "secretary village-committee", "clerk village-clerk", "committee village-committee",
                "committee-2 village-committee", "supervision supervision-committee", "council-chair council-chair",
                "council-member council-member").map(o -> v.getKey() + o + "@" + v.getValue()));
        Stream<String> inTownships = Map.of("liulin-", "990101101", "shiqiao-", "990101102").entrySet().stream().flatMap(t -> Stream.of(
                "committee township-committee", "committee-2 township-committee", "office township-office", "office-2 township-office")
                .map(o -> t.getKey() + o + "@" + t.getValue()));
        Stream<String> inCounty = Stream.concat(Stream.of("county-organization", "county-civil-affairs"), Stream.of("discipline",
                "politics-law", "police", "procuratorate", "court", "justice", "petition", "social-work", "agriculture",
                "natural-resources", "environment", "health").map("unit-"::concat)).map(role -> role + " " + role + "@990101");
        Stream<String> unscoped = Stream.of("auditor auditor", "auditor-2 auditor", "modeller modeller", "modeller-2 modeller",
                "admin administrator");

        assertThat(roster.offices()).extracting(o -> o.login() + " " + o.group()).containsExactlyInAnyOrderElementsOf(
                Stream.of(inVillages, inTownships, inCounty, unscoped).flatMap(s -> s).toList());
        assertThat(roster.allPeople()).hasSize(48);
    }

    @Test
    void everyPersonHasANameOfHisOwnAndAnAddressThatGoesNowhere() {
        assertThat(roster.allPeople()).extracting(Person::name).doesNotHaveDuplicates().allMatch(n -> n.matches("\\p{IsHan}{2,3}"));
        assertThat(roster.allPeople()).allMatch(p -> p.email().equals(p.login() + "@example.org"));
    }

    @Test
    void theSecretaryOfEachVillageIsItsHeadAsWell() {
        assertThat(Stream.of(ZHANG, LI, WANG)).allMatch(roster::oneShoulder);
        assertThat(roster.posts()).filteredOn(p -> p.kind().equals("both")).hasSize(3)
                .allMatch(p -> p.termFrom().equals(day("2024-01-01")) && p.termTo().equals(day("2028-12-31")));
    }

    @Test
    void figuresAreThoseOfTheContract() {
        assertThat(figures.all()).containsExactly(township("990101101"),
                new BaseFigures(ZHANG, day("2024-01-01"), 1286, 402, 1280, 1104, 47, 5, 9, 5, 40, 16, 24, 1190, 45, true, null),
                new BaseFigures(LI, day("2024-01-01"), 640, 201, 633, 580, 26, 3, 5, 3, 30, 12, 20, 596, null, false, null),
                township("990101102"),
                new BaseFigures(WANG, day("2024-01-01"), 903, 288, 897, 760, 33, 5, 8, 5, 36, 14, 20, 850, null, true, null));
    }

    @Test
    void authorisationsAreThoseOfTheContractSince5January2026() {
        assertThat(authorised(ZHANG, "2026-01-05")).containsExactlyElementsOf(DELEGABLE.subList(0, 5));
        assertThat(authorised(WANG, "2026-01-05")).containsExactly("public-welfare");
        assertThat(authorised(LI, "2026-01-05")).isEmpty();
        assertThat(authorised(ZHANG, "2026-01-04")).isEmpty();
    }

    @Test
    void theCountyRunsDecisionAndItsSwitchesAreOff() {
        assertThat(settings.of("990101", Settings.PROCEDURE)).contains("decision");
        assertThat(settings.of("990101", Settings.MERGE_STEPS)).contains("false");
        assertThat(settings.of("990101", Settings.EXCLUDED_ARTICLE)).isEmpty();
    }

    @Test
    void theNextStartDoesNotTouchWhatWasChangedSince() throws IOException {
        jdbc.sql("update person set name = '张改名' where login = 'zhang-secretary'").update();
        events.clear();

        demo.run(null);

        assertThat(roster.name("zhang-secretary")).isEqualTo("张改名");
        assertThat(events.stream(RosterChanged.class)).isEmpty();
    }

    private List<String> authorised(String village, String date) {
        return DELEGABLE.stream().filter(kind -> figures.authorised(village, kind, day(date))).toList();
    }

    private static BaseFigures township(String code) {
        return new BaseFigures(code, day("2024-01-01"), null, null, null, null, null, null, null, null, null, null, null, null, null, true,
                9);
    }
}
