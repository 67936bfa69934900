package org.cunyi.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cunyi.org.ImportFixture.csv;
import static org.cunyi.org.ImportFixture.day;
import static org.cunyi.org.ImportFixture.message;
import static org.cunyi.org.ImportFixture.places;
import static org.cunyi.org.ImportFixture.xlsx;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.event.ApplicationEvents;

@OrgTest
class RosterImportTest {

    private static final String HEADER = "login,name,unit,post,kind,offices,term_from,term_to,valid_from,valid_to,email";
    private static final String SECRETARY = "zhao-one,赵一,110101001201,书记兼主任,both,village-secretary;village-committee,"
            + "2024-01-01,2028-12-31,2024-01-01,,zhao-one@example.org";
    private static final String CLERK = "zhao-two,赵二,110101001201,文书,聘用,村文书,,,2024-01-01,,";

    @Autowired
    private RosterImport imports;
    @Autowired
    private Roster roster;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private ApplicationEvents events;
    @Autowired
    private ApplicationEventMulticaster listeners;

    @BeforeEach
    void aSmallCounty() {
        ImportFixture.empty(jdbc);
        ImportFixture.county(imports);
        events.clear();
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aGoodFileMakesPersonsWithPostsAndOffices() {
        ImportReport report = roster(HEADER, SECRETARY, CLERK);

        assertThat(report).isEqualTo(new ImportReport(ImportKind.ROSTER, false, 2, 2, 0, 0, List.of()));
        assertThat(roster.person("zhao-one")).get().extracting(Person::name, Person::email)
                .containsExactly("赵一", "zhao-one@example.org");
        assertThat(roster.person("zhao-two")).get().extracting(Person::name, Person::email).containsExactly("赵二", null);
        assertThat(roster.offices()).extracting(o -> o.login() + " " + o.group()).containsExactlyInAnyOrder(
                "zhao-one village-secretary@110101001201", "zhao-one village-committee@110101001201",
                "zhao-two village-clerk@110101001201");
        long id = roster.person("zhao-one").orElseThrow().id();
        assertThat(roster.posts()).contains(new Post(id, "110101001201", "书记兼主任", "both", day("2024-01-01"), day("2028-12-31"),
                day("2024-01-01"), null));
    }

    @Test
    void aChangeIsAnnouncedOnceWithCountsOnly() {
        roster(HEADER, SECRETARY, CLERK);

        assertThat(events.stream(RosterChanged.class)).singleElement().satisfies(event -> {
            assertThat(event.subject()).isEqualTo("import:roster");
            assertThat(event.orgCodes()).containsExactly("110101001201");
            assertThat(event.logins()).containsExactly("zhao-one", "zhao-two");
            assertThat(event.payload()).containsExactlyInAnyOrderEntriesOf(
                    Map.of("rows", 2, "added", 2, "changed", 0, "unchanged", 0));
        });
    }

    @Test
    void theSameFileTwiceChangesNothingAndAnnouncesNothing() {
        roster(HEADER, SECRETARY, CLERK);
        events.clear();

        ImportReport again = roster(HEADER, SECRETARY, CLERK);

        assertThat(again).isEqualTo(new ImportReport(ImportKind.ROSTER, false, 2, 0, 0, 2, List.of()));
        assertThat(events.stream(RosterChanged.class)).isEmpty();
        assertThat(roster.posts()).hasSize(2);
    }

    @Test
    void theSamePersonsInGbkOrInASheetAreNoChange() {
        roster(HEADER, SECRETARY, CLERK);

        byte[] gbk = String.join("\n", HEADER, SECRETARY, CLERK).getBytes(Charset.forName("GBK"));
        byte[] sheet = xlsx(book -> {
            Sheet page = book.createSheet();
            CellStyle date = book.createCellStyle();
            date.setDataFormat(book.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
            for (String line : List.of(HEADER, SECRETARY, CLERK)) {
                Row row = page.createRow(page.getLastRowNum() + 1);
                for (String text : line.split(",")) {
                    Cell cell = row.createCell(Math.max(0, row.getLastCellNum()));
                    if (text.matches("\\d{4}-.*")) {
                        cell.setCellValue(day(text));
                        cell.setCellStyle(date);
                    } else if (text.matches("\\d+")) {
                        cell.setCellValue(Double.parseDouble(text));
                    } else {
                        cell.setCellValue(text);
                    }
                }
            }
        });

        ImportReport noChange = new ImportReport(ImportKind.ROSTER, false, 2, 0, 0, 2, List.of());
        assertThat(imports.run(ImportKind.ROSTER, "roster.csv", gbk)).isEqualTo(noChange);
        assertThat(imports.run(ImportKind.ROSTER, "roster.xlsx", sheet)).isEqualTo(noChange);
    }

    @Test
    void ofTwoImportsOfTheSameFileAtOnceTheSecondChangesNothing() {
        String[] lines = Stream.concat(Stream.of(HEADER), IntStream.range(0, 200).mapToObj(i ->
                "person-" + i + ",某" + i + ",110101001201,委员,elected,village-committee,,,2024-01-01,,")).toArray(String[]::new);

        List<CompletableFuture<ImportReport>> both = Stream.of(1, 2).map(i -> CompletableFuture.supplyAsync(() -> roster(lines))).toList();

        assertThat(both.stream().map(CompletableFuture::join).map(ImportReport::added)).containsExactlyInAnyOrder(200, 0);
        assertThat(roster.posts()).hasSize(200);
    }

    @Test
    void checkingSaysWhatWouldHappenAndDoesNothing() {
        ImportReport report = imports.check(ImportKind.ROSTER, "roster.csv", csv(HEADER, SECRETARY, CLERK));

        assertThat(report.added()).isEqualTo(2);
        assertThat(report.summary()).contains("试运行");
        assertThat(roster.allPeople()).isEmpty();
        assertThat(events.stream(RosterChanged.class)).isEmpty();
    }

    @Test
    void oneBadRowAndNothingAtAllIsImported() {
        ImportReport report = roster(HEADER, SECRETARY, "zhao-two,赵二,110101001999,文书,hired,village-clerk,,,2024-01-01,,");

        assertThat(places(report)).containsExactly("3 unit");
        assertThat(report.badRows().get(0).value()).isEqualTo("110101001999");
        assertThat(report).extracting(ImportReport::added, ImportReport::changed, ImportReport::unchanged).containsExactly(0, 0, 0);
        assertThat(roster.allPeople()).isEmpty();
        assertThat(events.stream(RosterChanged.class)).isEmpty();
    }

    @Test
    void whereSomebodyWhoFollowsTheRosterFailsNothingIsImported() {
        ApplicationListener<PayloadApplicationEvent<RosterChanged>> failing = ApplicationListener.forPayload(e -> {
            throw new IllegalStateException("the record cannot be written");
        });
        listeners.addApplicationListener(failing);
        try {
            assertThatThrownBy(() -> roster(HEADER, SECRETARY)).hasMessage("the record cannot be written");
        } finally {
            listeners.removeApplicationListener(failing);
        }
        assertThat(roster.allPeople()).isEmpty();
    }

    @ParameterizedTest(name = "{0} is bad at {1}: {2}")
    @CsvSource(delimiter = '|', value = {
        "Zhao-Two,赵二,110101001201,文书,hired,village-clerk,,,2024-01-01,,          | 3 login      | 小写字母",
        "z,赵二,110101001201,文书,hired,village-clerk,,,2024-01-01,,                 | 3 login      | 2到64位",
        ",赵二,110101001201,文书,hired,village-clerk,,,2024-01-01,,                  | 3 login      | 不能为空",
        "system,赵二,110101001201,文书,hired,village-clerk,,,2024-01-01,,            | 3 login      | 系统自己使用",
        "zhao-two,,110101001201,文书,hired,village-clerk,,,2024-01-01,,              | 3 name       | 不能为空",
        "zhao-one,赵二,110101001201,文书,hired,village-clerk,,,2024-01-01,,          | 3 name       | 另一个姓名",
        "zhao-one,赵一,110101001201,文书,hired,village-clerk,,,2024-01-01,,a@b.cn    | 3 email      | 另一个邮箱",
        "zhao-two,赵二,,文书,hired,village-clerk,,,2024-01-01,,                      | 3 unit       | 不能为空",
        "zhao-two,赵二,110101001203,文书,hired,village-clerk,,,2024-01-01,,          | 3 unit       | 没有这个单位",
        "zhao-two,赵二,110101001201,文书,,village-clerk,,,2024-01-01,,               | 3 kind       | 填了职务就要填职务类别",
        "zhao-two,赵二,110101001201,,hired,village-clerk,,,2024-01-01,,              | 3 kind       | 没有填职务",
        "zhao-two,赵二,110101001201,文书,volunteer,village-clerk,,,2024-01-01,,      | 3 kind       | 之一",
        "zhao-two,赵二,110101001201,,,,,,2024-01-01,,                                | 3 offices    | 至少填一项",
        "zhao-two,赵二,110101001201,文书,hired,village-clerc,,,2024-01-01,,          | 3 offices    | 没有“village-clerc”这个岗位",
        "zhao-two,赵二,110101001201,文书,hired,village-clerk@110101001201,,,2024-01-01,, | 3 offices | 不写@",
        "zhao-two,赵二,110101001,文书,hired,village-clerk,,,2024-01-01,,             | 3 offices    | 属于村级，本行的单位是乡镇",
        "zhao-two,赵二,110101001201,书记,party,township-committee,,,2024-01-01,,     | 3 offices    | 属于乡镇，本行的单位是村级",
        "zhao-two,赵二,110101001201,管理员,appointed,administrator,,,2024-01-01,,    | 3 offices    | 属于县级",
        "zhao-two,赵二,110101001201,文书,hired,village-clerk,2024-13-01,,2024-01-01,, | 3 term_from | 没有这一天",
        "zhao-two,赵二,110101001201,文书,hired,village-clerk,2024-01-02,2024-01-01,2024-01-01,, | 3 term_to | 不能早于2024-01-02",
        "zhao-two,赵二,110101001201,文书,hired,village-clerk,,,,,                    | 3 valid_from | 不能为空",
        "zhao-two,赵二,110101001201,文书,hired,village-clerk,,,24-1-1,,              | 3 valid_from | 的形式",
        "zhao-two,赵二,110101001201,文书,hired,village-clerk,,,2024-01-01,2023-12-31, | 3 valid_to  | 不能早于2024-01-01",
        "zhao-two,赵二,110101001201,文书,hired,village-clerk,,,2024-01-01,,nobody    | 3 email      | 邮箱格式不正确",
        "zhao-one,赵一,110101001201,书记兼主任,both,,,,2024-01-01,,                   | 3 post       | 与第2行重复",
        "zhao-one,赵一,110101001201,,,village-secretary,,,2024-01-01,2026-01-01,     | 3 valid_to   | 在第2行有另一个失效日期",
        "zhao-one,赵一,110101001201,,,village-secretary,,,2025-01-01,,               | 3 valid_from | 与第2行的岗位（2024-01-01起）期间重叠",
        "zhao-one,赵一,110101001201,书记兼主任,both,,,,2025-01-01,,                   | 3 valid_from | 与第2行的职务（2024-01-01起）期间重叠",
        "zhao-two,赵二,110101001201,文书,hired,village-clerk,,,2024-01-01,,,多余      | 3 ''         | 第12格没有列名",
    })
    void aBadRowIsReportedWithItsLineAndColumn(String row, String place, String message) {
        ImportReport report = roster(HEADER, SECRETARY, row);

        assertThat(places(report)).containsExactly(place.replace("''", ""));
        assertThat(message(report)).contains(message);
        assertThat(roster.allPeople()).isEmpty();
    }

    @Test
    void whatIsAboutAPersonIsNotRepeatedInTheReport() {
        ImportReport report = roster("登录名,姓名,单位代码,岗位,生效日期,邮箱", "ZHAO,赵一,110101001201,村文书,2024-01-01,赵一的邮箱",
                "zhao-two,赵二,110101001201,村文书,2024-01-01,", "zhao-two,赵三,110101001201,议事会成员,2024-01-01,");

        assertThat(places(report)).containsExactly("2 登录名", "2 邮箱", "4 姓名");
        assertThat(report.badRows().toString()).doesNotContain("ZHAO", "赵一", "赵二", "赵三", "zhao-two");
    }

    @Test
    void chineseHeadersAndLabelsAreUnderstood() {
        ImportReport report = roster("登录名,姓名,单位代码,职务,职务类别,岗位,任期起,任期止,生效日期,失效日期,邮箱",
                "zhao-one,赵一,110101001201,书记兼主任,一肩挑,村党组织书记、村民委员会,2024/1/1,2028/12/31,2024/1/1,,",
                "he-one,何一,110101001,书记,任命,乡镇党委、政府 乡镇组织办,,,2024-01-01,,");

        assertThat(report.badRows()).isEmpty();
        assertThat(roster.offices()).extracting(Office::group).containsExactlyInAnyOrder("village-secretary@110101001201",
                "village-committee@110101001201", "township-committee@110101001", "township-office@110101001");
        assertThat(roster.posts().get(0)).extracting(Post::kind, Post::termTo).containsExactly("both", day("2028-12-31"));
    }

    @Test
    void villageOfficesAreHeldInCommunitiesAndUnscopedOnesAtTheCounty() {
        roster(HEADER, "qian,钱一,110101001001,,,village-clerk,,,2024-01-01,,", "sun,孙一,110101,,,auditor;county-organization,,,2024-01-01,,");

        assertThat(roster.offices()).extracting(Office::group)
                .containsExactlyInAnyOrder("village-clerk@110101001001", "auditor", "county-organization@110101");
    }

    @Test
    void anOfficeIsEndedByADateAndTheRestStays() {
        roster(HEADER, SECRETARY, CLERK);

        ImportReport report = roster("login,name,unit,offices,valid_from,valid_to",
                "zhao-one,赵一,110101001201,village-secretary,2024-01-01,2026-11-21");

        assertThat(report).isEqualTo(new ImportReport(ImportKind.ROSTER, false, 1, 0, 1, 0, List.of()));
        assertThat(roster.officesOf("zhao-one")).extracting(Office::role).containsExactly("village-committee");
        assertThat(jdbc.sql("select count(*) from office").query(Integer.class).single()).isEqualTo(3);
    }

    @Test
    void anOfficeIsStillHeldOnItsLastDay() {
        roster(HEADER, SECRETARY);

        roster("login,name,unit,offices,valid_from,valid_to", "zhao-one,赵一,110101001201,village-secretary,2024-01-01,2026-11-22");

        assertThat(roster.holds("zhao-one", "village-secretary")).isTrue();
    }

    @Test
    void endingAnOfficeUnderAWrongBeginningIsRefusedInsteadOfLeavingItRunning() {
        roster(HEADER, SECRETARY);

        ImportReport report = roster("login,name,unit,offices,valid_from,valid_to",
                "zhao-one,赵一,110101001201,village-secretary,2025-01-01,2026-11-21");

        assertThat(message(report)).contains("与已有的岗位（2024-01-01起）期间重叠");
    }

    @Test
    void anOfficeCannotBeginAgainOnItsLastDay() {
        ImportReport report = roster("login,name,unit,offices,valid_from,valid_to",
                "zhao-one,赵一,110101001201,village-secretary,2024-01-01,2024-12-31",
                "zhao-one,赵一,110101001201,village-secretary,2024-12-31,");

        assertThat(places(report)).containsExactly("3 valid_from");
    }

    @Test
    void aFurtherOfficeWithAPostThatStandsMakesTheRowAChangedOne() {
        roster(HEADER, CLERK);

        ImportReport report = roster(HEADER, CLERK.replace("村文书", "村文书 议事会成员"));

        assertThat(report).isEqualTo(new ImportReport(ImportKind.ROSTER, false, 1, 0, 1, 0, List.of()));
        assertThat(roster.officesOf("zhao-two")).extracting(Office::role).containsExactly("council-member", "village-clerk");
    }

    @Test
    void theFirstAdministratorWhoseOfficeBelongsToNoUnitIsNoHindrance() {
        roster.addOffice(roster.addPerson("first", "首任管理员", null, false), "administrator", null, day("2026-11-01"), null);

        assertThat(roster(HEADER, SECRETARY, "first,首任管理员,110101,,,auditor,,,2024-01-01,,").badRows()).isEmpty();
        assertThat(roster.officesOf("first")).extracting(Office::role).containsExactly("administrator", "auditor");
    }

    @Test
    void anOfficeMayBeginAgainAfterItEnded() {
        roster(HEADER, SECRETARY);

        ImportReport report = roster("login,name,unit,offices,valid_from,valid_to",
                "zhao-one,赵一,110101001201,village-secretary,2024-01-01,2024-12-31",
                "zhao-one,赵一,110101001201,village-secretary,2026-01-01,");

        assertThat(report).extracting(ImportReport::changed, ImportReport::added).containsExactly(1, 1);
        assertThat(roster.officesOf("zhao-one")).filteredOn(o -> o.role().equals("village-secretary")).singleElement()
                .extracting(Office::validFrom).isEqualTo(day("2026-01-01"));
    }

    @Test
    void anotherNameEmailOrTermChangesWhatIsThere() {
        roster(HEADER, SECRETARY);

        ImportReport report = roster(HEADER, SECRETARY.replace("赵一", "赵依").replace("2028-12-31", "2029-06-30")
                .replace("@example.org", "@example.com"));

        assertThat(report.changed()).isEqualTo(1);
        assertThat(roster.person("zhao-one")).get().extracting(Person::name, Person::email).containsExactly("赵依", "zhao-one@example.com");
        assertThat(roster.posts()).singleElement().extracting(Post::termTo).isEqualTo(day("2029-06-30"));
    }

    @Test
    void whatTheFileHasNoColumnForStays() {
        roster(HEADER, SECRETARY.replace(",2024-01-01,,zhao", ",2024-01-01,2028-12-31,zhao"));

        ImportReport report = roster("login,name,unit,post,kind,offices,valid_from",
                "zhao-one,赵一,110101001201,书记兼主任,both,village-secretary;village-committee,2024-01-01");

        assertThat(report.unchanged()).isEqualTo(1);
        assertThat(roster.person("zhao-one").orElseThrow().email()).isEqualTo("zhao-one@example.org");
        assertThat(roster.officesOf("zhao-one")).extracting(Office::validTo).containsOnly(day("2028-12-31"));
    }

    @Test
    void aPostWithoutADateOfEffectBeginsWithItsTerm() {
        roster("login,name,unit,post,kind,term_from", "zhao-one,赵一,110101001201,主任,elected,2024-03-01");

        assertThat(roster.posts()).singleElement().extracting(Post::validFrom).isEqualTo(day("2024-03-01"));
    }

    @Test
    void nobodyHoldsAnOfficeBeyondTheEndOfTheUnit() {
        imports.run(ImportKind.DIVISIONS, "d.csv", csv("code,name,level,parent,valid_to", "110101001202,钱家村,village,110101001,2025-12-31"));

        assertThat(message(roster(HEADER, "qian,钱一,110101001202,,,village-clerk,,,2024-01-01,,"))).contains("已于2025-12-31撤销");
        assertThat(roster(HEADER, "qian,钱一,110101001202,,,village-clerk,,,2024-01-01,2025-12-31,").added()).isEqualTo(1);
    }

    @Test
    void nobodyHoldsAnOfficeInAUnitBeforeItIsSetUp() {
        imports.run(ImportKind.DIVISIONS, "d.csv",
                csv("code,name,level,parent,valid_from", "110101001203,孙家村,village,110101001,2027-01-01"));

        assertThat(message(roster(HEADER, "sun,孙一,110101001203,,,village-clerk,,,2026-01-01,,"))).contains("自2027-01-01起才设立");
        assertThat(roster(HEADER, "sun,孙一,110101001203,,,village-clerk,,,2027-01-01,,").added()).isEqualTo(1);
    }

    @Test
    void nobodyGrantsHimselfAnOffice() {
        roster(HEADER, SECRETARY);
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("zhao-one", null, "any"));

        assertThat(roster(HEADER, SECRETARY).badRows()).isEmpty();
        ImportReport report = roster("login,name,unit,offices,valid_from", "zhao-one,赵一,110101,administrator,2024-01-01");

        assertThat(places(report)).containsExactly("2 offices");
        assertThat(roster.holds("zhao-one", "administrator")).isFalse();
    }

    @Test
    void aCountyOf204VillagesAnd1406PersonsTakesSeconds() {
        List<String> units = new ArrayList<>(List.of("code,name,level,parent"));
        List<String> persons = new ArrayList<>(List.of(HEADER));
        for (int v = 0; v < 204; v++) {
            String code = "110101001%03d".formatted(300 + v);
            units.add(code + ",第" + v + "村,village,110101001");
        }
        for (int p = 0; p < 1406; p++) {
            persons.add("person-" + p + ",某" + p + ",110101001%03d,委员,elected,village-committee,,,2024-01-01,,".formatted(300 + p % 204));
        }

        Assertions.assertTimeout(Duration.ofSeconds(10), () -> {
            assertThat(imports.run(ImportKind.DIVISIONS, "units.csv", csv(units.toArray(String[]::new))).added()).isEqualTo(204);
            assertThat(roster(persons.toArray(String[]::new)).added()).isEqualTo(1406);
            assertThat(roster(persons.toArray(String[]::new)).unchanged()).isEqualTo(1406);
        });
    }

    private ImportReport roster(String... lines) {
        return imports.run(ImportKind.ROSTER, "roster.csv", csv(lines));
    }
}
