package org.cunyi.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.org.ImportFixture.csv;
import static org.cunyi.org.ImportFixture.day;
import static org.cunyi.org.ImportFixture.message;
import static org.cunyi.org.ImportFixture.places;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrgTest
class DivisionImportTest {

    @Autowired
    private RosterImport imports;
    @Autowired
    private Organisation organisation;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void emptyTables() {
        ImportFixture.empty(jdbc);
    }

    @Test
    void theRealCountyHas25TownshipsAnd173VillagesAnd31Communities() throws IOException {
        byte[] file = new ClassPathResource("data/500229-divisions.csv").getContentAsByteArray();

        assertThat(imports.run(ImportKind.DIVISIONS, "500229-divisions.csv", file).added()).isEqualTo(230);

        assertThat(organisation.children("500229")).hasSize(25);
        assertThat(organisation.all()).filteredOn(OrgUnit::isVillage).hasSize(173);
        assertThat(organisation.all()).filteredOn(OrgUnit::isCommunity).hasSize(31);
        assertThat(imports.run(ImportKind.DIVISIONS, "500229-divisions.csv", file).unchanged()).isEqualTo(230);
    }

    @Test
    void chineseHeadersAndWordsAreUnderstood() {
        ImportReport report = divisions("代码,名称,级别,上级,类别,生效日期,失效日期", "110101,东山县,县,,,,", "110101001,河口镇,乡镇,110101,,2001-02-03,",
                "110101001201,桥头,村,110101001,社区,2001-02-03,2030-01-01");

        assertThat(report.badRows()).isEmpty();
        assertThat(organisation.find("110101001201")).contains(new OrgUnit("110101001201", "桥头", "village", "community", "110101001",
                day("2001-02-03"), day("2030-01-01")));
    }

    @Test
    void withoutAKindTheNameTellsACommunityFromAVillage() {
        divisions("code,name,level,parent", "110101,东山县,county,", "110101001,河口镇,township,110101", "110101001001,甲居民委员会,village,110101001",
                "110101001002,乙居委会,village,110101001", "110101001003,丙社区,village,110101001", "110101001004,社区旁村,village,110101001");

        assertThat(organisation.children("110101001")).extracting(OrgUnit::kind)
                .containsExactly("community", "community", "community", "village");
    }

    @Test
    void aUnitIsInForceSince2000WhereTheFileDoesNotSay() {
        ImportFixture.county(imports);

        assertThat(organisation.find("110101").orElseThrow().validFrom()).isEqualTo("2000-01-01");
    }

    @Test
    void parentsMayStandBelowTheirChildren() {
        ImportReport report = divisions("code,name,level,parent", "110101001201,赵家村,village,110101001", "110101001,河口镇,township,110101",
                "110101,东山县,county,");

        assertThat(report.added()).isEqualTo(3);
    }

    @Test
    void anAbolishedVillageKeepsItsRowAndIsNoLongerFound() {
        ImportFixture.county(imports);

        ImportReport report = divisions("code,name,level,parent,valid_to", "110101001202,钱家村,village,110101001,2026-10-31");

        assertThat(report.changed()).isEqualTo(1);
        assertThat(organisation.find("110101001202")).isEmpty();
        assertThat(organisation.name("110101001202")).isEqualTo("钱家村");
    }

    @Test
    void whatTheFileHasNoColumnForStays() {
        divisions("code,name,level,parent,kind,valid_from,valid_to", "110101,东山县,county,,,1999-09-09,", "110101001,河口镇,township,110101,,,",
                "110101001201,桥头,village,110101001,community,1999-09-09,2030-01-01");

        ImportReport report = divisions("code,name,level,parent", "110101001201,桥头新村,village,110101001");

        assertThat(report.changed()).isEqualTo(1);
        assertThat(organisation.find("110101001201")).contains(new OrgUnit("110101001201", "桥头新村", "village", "community", "110101001",
                day("1999-09-09"), day("2030-01-01")));
    }

    @ParameterizedTest(name = "{0} is bad at {1}: {2}")
    @CsvSource(delimiter = '|', value = {
        "11010100,八位,township,110101,,,                     | 4 code       | 6位（县）、9位（乡镇）或12位（村）",
        "1.10101E+11,科学,village,110101001,,,                | 4 code       | 科学计数",
        ",没有代码,village,110101001,,,                        | 4 code       | 不能为空",
        "110101001201,,village,110101001,,,                   | 4 name       | 不能为空",
        "110101001201,村,township,110101001,,,                | 4 level      | 与代码的位数不符",
        "110101001201,村,hamlet,110101001,,,                  | 4 level      | 级别应为",
        "110101001201,村,,110101001,,,                        | 4 level      | 不能为空",
        "110101001201,村,village,110101002,,,                 | 4 parent     | 前9位 110101001",
        "110101001201,村,village,,,,                          | 4 parent     | 前9位 110101001",
        "110101002201,村,village,110101002,,,                 | 4 parent     | 没有这个上级单位",
        "110102,县,county,110101,,,                           | 4 parent     | 县没有上级",
        "110101001201,村,village,110101001,城,,               | 4 kind       | 类别应为",
        "110101002,镇,township,110101,village,,               | 4 kind       | 只有村级单位有类别",
        "110101001201,村,village,110101001,,2026-02-30,       | 4 valid_from | 没有这一天",
        "110101001201,村,village,110101001,,01.02.2026,       | 4 valid_from | 2026-01-31 的形式",
        "110101001201,村,village,110101001,,2026-02-01,2026-01-31 | 4 valid_to | 不能早于2026-02-01",
        "110101001,河口镇,township,110101,,,                  | 4 code       | 与第3行重复",
    })
    void aBadRowIsReportedWithItsLineAndColumn(String row, String place, String message) {
        ImportReport report = divisions("code,name,level,parent,kind,valid_from,valid_to", "110101,东山县,county,,,,",
                "110101001,河口镇,township,110101,,,", row);

        assertThat(places(report)).containsExactly(place);
        assertThat(message(report)).contains(message);
        assertThat(report.added()).isZero();
        assertThat(organisation.all()).isEmpty();
    }

    @Test
    void aTownshipCannotEndBeforeItsVillages() {
        ImportFixture.county(imports);

        ImportReport report = divisions("code,name,level,parent,valid_to", "110101001,河口镇,township,110101,2026-10-31");

        assertThat(message(report)).contains("上级110101001于2026-10-31撤销，下级110101001201不能更晚");
        assertThat(organisation.find("110101001")).isPresent();
    }

    @Test
    void aVillageWhoseTownshipHasABadRowIsNotReportedAsWell() {
        ImportReport report = divisions("code,name,level,parent", "110101,东山县,county,", "110101001,,township,110101",
                "110101001201,赵家村,village,110101001");

        assertThat(places(report)).containsExactly("3 name");
    }

    private ImportReport divisions(String... lines) {
        return imports.run(ImportKind.DIVISIONS, "divisions.csv", csv(lines));
    }
}
