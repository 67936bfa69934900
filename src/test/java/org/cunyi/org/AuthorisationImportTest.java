package org.cunyi.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.org.ImportFixture.csv;
import static org.cunyi.org.ImportFixture.day;
import static org.cunyi.org.ImportFixture.message;
import static org.cunyi.org.ImportFixture.places;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrgTest
class AuthorisationImportTest {

    private static final String VILLAGE = "110101001201";
    private static final String HEADER = "unit,matter_kind,resolution,valid_from,valid_to";
    private static final String ROW = VILLAGE + ",public-welfare,第一次村民会议决议,2026-01-05,";

    @Autowired
    private RosterImport imports;
    @Autowired
    private Figures figures;
    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aSmallCounty() {
        ImportFixture.empty(jdbc);
        ImportFixture.county(imports);
    }

    @Test
    void anAuthorisationHoldsFromItsDateForItsMatterAndIsImportedOnce() {
        assertThat(authorisations(HEADER, ROW).added()).isEqualTo(1);

        assertThat(figures.authorised(VILLAGE, "public-welfare", day("2026-01-05"))).isTrue();
        assertThat(figures.authorised(VILLAGE, "public-welfare", day("2026-01-04"))).isFalse();
        assertThat(figures.authorised(VILLAGE, "work-subsidy", day("2026-01-05"))).isFalse();
        assertThat(authorisations(HEADER, ROW).unchanged()).isEqualTo(1);
    }

    @Test
    void anAuthorisationIsWithdrawnByADateAndMayBeGivenAgain() {
        authorisations(HEADER, ROW);

        ImportReport report = authorisations(HEADER, ROW + "2026-06-30", ROW.replace("2026-01-05", "2026-08-01"));

        assertThat(report).extracting(ImportReport::changed, ImportReport::added).containsExactly(1, 1);
        assertThat(figures.authorised(VILLAGE, "public-welfare", day("2026-07-15"))).isFalse();
        assertThat(figures.authorised(VILLAGE, "public-welfare", day("2026-08-01"))).isTrue();
    }

    @Test
    void chineseHeadersAndMattersAreUnderstood() {
        authorisations("单位代码,事项类别,决议,生效日期,失效日期", VILLAGE + ",误工补贴,第一次村民会议决议,2026-01-05,");

        assertThat(figures.authorised(VILLAGE, "work-subsidy", day("2026-01-05"))).isTrue();
    }

    @ParameterizedTest(name = "{0} is bad at {1}: {2}")
    @CsvSource(delimiter = '|', value = {
        "110101001201,village-rules,决议,2026-01-05,             | 3 matter_kind | 不是可以授权的事项",
        "110101001201,,决议,2026-01-05,                          | 3 matter_kind | 不能为空",
        "110101001201,public-welfare,决议,2026-01-05,            | 3 matter_kind | 与第2行重复",
        "110101001201,other,,2026-01-05,                         | 3 resolution  | 不能为空",
        "110101001201,other,决议,,                               | 3 valid_from  | 不能为空",
        "110101001201,other,决议,2026-01-05,2026-01-04           | 3 valid_to    | 不能早于2026-01-05",
        "110101001001,other,决议,2026-01-05,                     | 3 unit        | 应为村",
        "110101001,other,决议,2026-01-05,                        | 3 unit        | 应为村",
        "110101001201,public-welfare,决议,2026-03-01,2026-04-01  | 3 valid_from  | 与第2行的授权（2026-01-05起）期间重叠",
    })
    void aBadRowIsReportedWithItsLineAndColumn(String row, String place, String message) {
        ImportReport report = authorisations(HEADER, ROW, row);

        assertThat(places(report)).containsExactly(place);
        assertThat(message(report)).contains(message);
        assertThat(figures.authorised(VILLAGE, "public-welfare", day("2026-01-05"))).isFalse();
    }

    private ImportReport authorisations(String... lines) {
        return imports.run(ImportKind.AUTHORISATIONS, "authorisations.csv", csv(lines));
    }
}
