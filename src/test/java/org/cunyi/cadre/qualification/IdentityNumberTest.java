package org.cunyi.cadre.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityNumberTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    /** The example of GB 11643 itself. */
    @Test
    void the_standards_own_example_is_right() {
        assertThat(IdentityNumber.problem("11010519491231002X", TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"11010519491231002x, 18位", "1101051949123100, 18位", "11010519491231002XX, 18位", "11010519491331002X, 出生日期",
        "11010519490229002X, 出生日期", "11010520270101002X, 出生日期", "110105194912310021, 校验码", "11010619491231002X, 校验码"})
    void what_is_wrong_is_said(String number, String words) {
        assertThat(IdentityNumber.problem(number, TODAY).orElseThrow()).contains(words).doesNotContain(number);
    }

    @Test
    void agrees_with_the_other_way_of_counting_on_a_thousand_numbers() {
        for (int i = 0; i < 1000; i++) {
            String number = Candidates.identity("19%02d0228".formatted(i % 100), i);
            assertThat(IdentityNumber.problem(number, TODAY)).as(number).isEmpty();
            char other = number.charAt(17) == '0' ? '1' : '0';
            assertThat(IdentityNumber.problem(number.substring(0, 17) + other, TODAY)).isPresent();
        }
    }
}
