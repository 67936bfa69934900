package org.cunyi.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.org.ImportFixture.csv;
import static org.cunyi.org.ImportFixture.day;
import static org.cunyi.org.ImportFixture.message;
import static org.cunyi.org.ImportFixture.places;
import static org.cunyi.org.ImportFixture.xlsx;

import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@OrgTest
class FigureImportTest {

    private static final String HEADER = "unit,valid_from,adults,households,eligible_voters,registered_voters,party_members,"
            + "party_committee,two_committees,village_committee,representatives,women_representatives,council_members,collective_members,"
            + "collective_representatives,collective_organisation,township_party_committee";
    private static final String ROW = "110101001201,2024-01-01,1286,402,1280,1104,47,5,9,5,40,16,24,1190,45,true,";
    private static final BaseFigures FIGURES = new BaseFigures("110101001201", day("2024-01-01"), 1286, 402, 1280, 1104, 47, 5, 9, 5, 40,
            16, 24, 1190, 45, true, null);

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
    void figuresOfVillagesAndTownshipsAreImportedOnce() {
        String township = "110101001,2024-01-01,,,,,,,,,,,,,,,9";

        assertThat(figures(HEADER, ROW, township).added()).isEqualTo(2);

        assertThat(figures.on("110101001201", day("2026-01-01"))).contains(FIGURES);
        assertThat(figures.on("110101001", day("2026-01-01")).orElseThrow().townshipPartyCommittee()).isEqualTo(9);
        assertThat(figures(HEADER, ROW, township).unchanged()).isEqualTo(2);
    }

    @Test
    void anEmptyCellMeansThatThereIsNoSuchBody() {
        figures(HEADER, "110101001201,2024-01-01,1286,402,1280,1104,47,5,9,5,,,,1190,,false,");

        BaseFigures found = figures.on("110101001201", day("2026-01-01")).orElseThrow();
        assertThat(found.hasRepresentatives()).isFalse();
        assertThat(found.councilMembers()).isNull();
        assertThat(found.collectiveOrganisation()).isFalse();
    }

    @Test
    void anotherNumberForTheSameDateCorrectsAndAnotherDateAdds() {
        figures(HEADER, ROW);

        assertThat(figures(HEADER, ROW.replace("1286", "1290")).changed()).isEqualTo(1);
        assertThat(figures(HEADER, ROW.replace("2024-01-01", "2026-07-01")).added()).isEqualTo(1);
        assertThat(figures.on("110101001201", day("2026-06-30")).orElseThrow().adults()).isEqualTo(1290);
        assertThat(figures.on("110101001201", day("2026-07-01")).orElseThrow().adults()).isEqualTo(1286);
    }

    @Test
    void whatTheFileHasNoColumnForStays() {
        figures(HEADER, ROW.replace("45,true", ",false"));

        figures("单位代码,生效日期,户数", "110101001201,2024-01-01,403");

        assertThat(figures.on("110101001201", day("2024-01-01"))).get()
                .extracting(BaseFigures::households, BaseFigures::womenRepresentatives, BaseFigures::collectiveOrganisation)
                .containsExactly(403, 16, false);
    }

    @Test
    void aSheetWithDisplayedThousandsAndChineseHeadersIsReadLikeTheCsvFile() {
        byte[] file = xlsx(book -> {
            Sheet sheet = book.createSheet();
            CellStyle thousands = book.createCellStyle();
            thousands.setDataFormat(book.createDataFormat().getFormat("#,##0"));
            String[] headers = {"单位代码", "生效日期", "18周岁以上村民", "户数", "有选举权的村民", "登记选民", "有表决权党员", "村党组织委员", "村两委成员",
                "村委会成员", "村民代表", "妇女村民代表", "议事会成员", "集体经济组织成员", "集体经济组织成员代表", "有集体经济组织"};
            int[] numbers = {1286, 402, 1280, 1104, 47, 5, 9, 5, 40, 16, 24, 1190, 45};
            Row head = sheet.createRow(0);
            Row row = sheet.createRow(1);
            for (int i = 0; i < headers.length; i++) {
                head.createCell(i).setCellValue(headers[i]);
            }
            row.createCell(0).setCellValue(110101001201d);
            row.createCell(1).setCellValue("2024-01-01");
            for (int i = 0; i < numbers.length; i++) {
                row.createCell(i + 2).setCellValue(numbers[i]);
                row.getCell(i + 2).setCellStyle(thousands);
            }
            row.createCell(15).setCellValue("是");
        });

        assertThat(imports.run(ImportKind.FIGURES, "f.xlsx", file).badRows()).isEmpty();
        assertThat(figures.all()).containsExactly(FIGURES);
    }

    @ParameterizedTest(name = "{0} is bad at {1}: {2}")
    @CsvSource(delimiter = '|', value = {
        "110101001299,2024-01-01,1,1,1,1,1,1,1,1,1,1,1,1,1,true,      | 3 unit                       | 没有这个单位",
        "110101,2024-01-01,,,,,,,,,,,,,,,                             | 3 unit                       | 应为乡镇或村",
        "110101001201,2024-01-01,1,1,1,1,1,1,1,1,1,1,1,1,1,true,      | 3 unit                       | 与第2行重复",
        "110101001202,,1,1,1,1,1,1,1,1,1,1,1,1,1,true,                | 3 valid_from                 | 不能为空",
        "110101001202,2024-01-01,-1,,,,,,,,,,,,,true,                 | 3 adults                     | 不小于0的整数",
        "110101001202,2024-01-01,12.5,,,,,,,,,,,,,true,               | 3 adults                     | 不小于0的整数",
        "110101001202,2024-01-01,,约四百,,,,,,,,,,,,true,             | 3 households                 | 不小于0的整数",
        "110101001202,2024-01-01,10,,11,,,,,,,,,,,true,               | 3 eligible_voters            | 不能多于18周岁以上村民（10）",
        "110101001202,2024-01-01,,,10,11,,,,,,,,,,true,               | 3 registered_voters          | 不能多于有选举权的村民（10）",
        "110101001202,2024-01-01,,,,,4,5,,,,,,,,true,                 | 3 party_committee            | 不能多于有表决权党员（4）",
        "110101001202,2024-01-01,,,,,,5,4,,,,,,,true,                 | 3 party_committee            | 不能多于村两委成员（4）",
        "110101001202,2024-01-01,,,,,,,4,5,,,,,,true,                 | 3 village_committee          | 不能多于村两委成员（4）",
        "110101001202,2024-01-01,,,,,,,,,40,41,,,,true,               | 3 women_representatives      | 不能多于村民代表（40）",
        "110101001202,2024-01-01,,,,,,,,,,,,40,41,true,               | 3 collective_representatives | 不能多于集体经济组织成员（40）",
        "110101001202,2024-01-01,,,,,,,,,,,,40,30,否,                 | 3 collective_representatives | 没有集体经济组织",
        "110101001202,2024-01-01,,,,,,,,,,,,,,也许,                   | 3 collective_organisation    | 是 或 否",
        "110101001202,2024-01-01,,,,,,,,,,,,,,true,9                  | 3 township_party_committee   | 只有乡镇有乡镇党委",
        "110101001,2024-01-01,9,,,,,,,,,,,,,true,9                    | 3 adults                     | 乡镇不填村的数据",
    })
    void aBadRowIsReportedWithItsLineAndColumn(String row, String place, String message) {
        ImportReport report = figures(HEADER, ROW, row);

        assertThat(places(report)).containsExactly(place);
        assertThat(message(report)).contains(message);
        assertThat(figures.all()).isEmpty();
    }

    private ImportReport figures(String... lines) {
        return imports.run(ImportKind.FIGURES, "figures.csv", csv(lines));
    }
}
