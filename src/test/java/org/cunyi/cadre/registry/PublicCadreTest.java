package org.cunyi.cadre.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublicCadreTest {

    private static PublicCadre of(String body) {
        return PublicCadre.of("1", LocalDate.of(2026, 11, 22), body);
    }

    @Test
    void what_the_notice_says_is_shown_and_only_under_the_headings_that_are_for_everybody() {
        PublicCadre cadre = of("各位村民：\n姓名：周大山\n职务: 村民委员会委员\n住址：王村三组5号\n身份证号：x\n办公电话：0394-6123456\n办公电话：第二个\n任期：\n");
        assertThat(cadre.name()).isEqualTo("周大山");
        assertThat(cadre.title()).isEqualTo("村民委员会委员");
        assertThat(cadre.details()).isEqualTo(Map.of("办公电话", "0394-6123456"));
    }

    @Test
    void a_notice_that_was_written_otherwise_shows_nothing_made_up() {
        PublicCadre cadre = of("周大山同志任村民委员会委员。");
        assertThat(cadre.name()).isNull();
        assertThat(cadre.details()).isEmpty();
    }

    @Test
    void nobody_dismisses_whom_the_villagers_chose() {
        assertThat(PostKind.values()).allSatisfy(k -> assertThat(k.endings().contains("dismissed")).isEqualTo(k == PostKind.PARTY
                || k == PostKind.HIRED));
        assertThat(PostKind.values()).allSatisfy(k -> assertThat(k.beginnings().contains("appointed")).isEqualTo(k == PostKind.PARTY
                || k == PostKind.HIRED));
    }
}
