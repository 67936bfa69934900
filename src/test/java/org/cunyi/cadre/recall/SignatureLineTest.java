package org.cunyi.cadre.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cunyi.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureLineTest {

    @Test
    void a_line_is_a_name_and_what_tells_two_of_one_name_apart_in_commas_of_either_kind_or_tabs() {
        List<SignatureLine> lines = SignatureLine.ofText("甲某，1960，一组\n\n 乙某,1961\n丙某\t\t三组\n");
        assertThat(lines).containsExactly(new SignatureLine("甲某", "1960", "一组"), new SignatureLine("乙某", "1961", null),
                new SignatureLine("丙某", null, "三组"));
        assertThat(lines.get(0).toString()).doesNotContain("甲某");
    }

    @Test
    void a_file_has_the_same_columns_in_any_order() {
        assertThat(SignatureLine.ofFile("联名.csv", "户,姓名,出生年份\n一组,甲某,1960\n,乙某,\n".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(new SignatureLine("甲某", "1960", "一组"), new SignatureLine("乙某", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"，1960", "甲某，60", "甲某，1960，一组，四", "甲某，1960，13812345678", "甲某 41272319600101123X", "甲\u202e某"})
    void a_wrong_line_is_refused_by_its_number_and_not_repeated(String wrong) {
        assertThatThrownBy(() -> SignatureLine.ofText("乙某，1961\n" + wrong)).isInstanceOf(Refusal.class).hasMessageContaining("第2行")
                .hasMessageNotContaining("甲某");
        assertThatThrownBy(() -> SignatureLine.ofText(" \n\n")).isInstanceOf(Refusal.class).hasMessageContaining("没有可以录入的行");
    }

    @Test
    void two_of_one_name_look_alike_unless_something_tells_them_apart() {
        Signature one = signature(1, "甲 某", "1960", null);
        assertThat(signature(2, "甲某", null, "一组").looksLike(one)).isTrue();
        assertThat(signature(2, "甲某", "1960", "一组").looksLike(one)).isTrue();
        assertThat(signature(2, "甲某", "1961", null).looksLike(one)).isFalse();
        assertThat(signature(2, "乙某", "1960", null).looksLike(one)).isFalse();
        assertThat(signature(2, "甲某", null, "一组").looksLike(signature(1, "甲某", null, "二组"))).isFalse();
    }

    private static Signature signature(int number, String name, String year, String household) {
        return new Signature(number, number, name, year, household, "open", null, null, null, null);
    }
}
