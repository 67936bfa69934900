package org.cunyi.org;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportSheetTest {

    private static final List<ImportColumn> COLUMNS = List.of(ImportColumn.required("code", "代码"), ImportColumn.optional("name", "名称"));

    @Test
    void headersMayBeEnglishOrChineseInAnyOrderAndCase() {
        ImportSheet sheet = sheet("名 称,CODE", "东山县,110101");

        assertThat(sheet.bad()).isEmpty();
        assertThat(sheet.rows()).singleElement().extracting(r -> r.cell("code"), r -> r.cell("name")).containsExactly("110101", "东山县");
    }

    @Test
    void aMissingAnUnknownAndARepeatedHeaderAreReportedAndNoRowIsRead() {
        ImportSheet sheet = sheet("name,名称,备注", "a,b,c");

        assertThat(sheet.bad()).extracting(Object::toString).containsExactly("第1行〔名称〕：这一列出现了两次", "第1行〔备注〕：不认识的列，请改正列名或删除这一列",
                "第1行〔代码〕：缺少这一列（代码 或 code）");
        assertThat(sheet.rows()).isEmpty();
    }

    @Test
    void aFileWithHeadersOnlyIsReported() {
        assertThat(sheet("code").bad()).singleElement().extracting(Object::toString).isEqualTo("第1行：列名下面没有数据");
    }

    @Test
    void aRowMayEndEarly() {
        ImportSheet sheet = sheet("code,name", "110101");

        assertThat(sheet.bad()).isEmpty();
        assertThat(sheet.rows().get(0).cell("name")).isEmpty();
    }

    @Test
    void textWithALineBreakOrAnInvisibleOrBrokenCharacterIsReported() {
        for (String text : List.of("a\nb", "a\u200Bb", "a\u202Eb", "a\uFFFDb", "a\u0000b")) {
            ImportSheet sheet = sheet("name,code", text + ",1");
            assertThat(sheet.rows().get(0).optional("name", 100)).isNull();
            assertThat(sheet.bad()).singleElement().extracting(ImportReport.BadRow::message).asString().contains("不可见字符");
        }
    }

    @Test
    void textThatIsTooLongIsReportedAndCutInTheReport() {
        ImportSheet sheet = sheet("name,code", "长".repeat(101) + ",1");

        assertThat(sheet.rows().get(0).optional("name", 100)).isNull();
        assertThat(sheet.bad()).containsExactly(new ImportReport.BadRow(2, "name", "长".repeat(60) + "…", "不能超过100个字"));
    }

    private static ImportSheet sheet(String... lines) {
        return new ImportSheet(IntStream.range(0, lines.length)
                .mapToObj(i -> new ImportFile.Line(i + 1, Arrays.asList(lines[i].split(",")))).toList(), COLUMNS);
    }
}
