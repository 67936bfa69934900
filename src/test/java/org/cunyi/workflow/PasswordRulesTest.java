package org.cunyi.workflow;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cunyi.org.Person;
import org.cunyi.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a password must not be. */
class PasswordRulesTest {

    private static final Person CLERK = new Person(1, "zhang-clerk", "Li Wenshu", null, false);

    private final PasswordRules rules = new PasswordRules(10);

    @ParameterizedTest
    @ValueSource(strings = {"cunyi-demo", "qingming-0405", "四议两公开要按程序来办", "correct horse battery", "Ab3$efghij"})
    void a_password_of_ten_different_enough_characters_is_taken(String password) {
        assertThatCode(() -> rules.check(CLERK, password)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(value = {"short-one|应为10至200个字符", "九个汉字的密码不够|应为10至200个字符", "abababababab|不能多次重复", "13912345678|不能全是数字",
        "2026-11-22!|不能全是数字", "my-Zhang-Clerk-1|不能包含登录名或姓名", "hello-li wenshu|不能包含登录名或姓名", "Password123!|太常见", "1qaz2wsx3edc|太常见",
        "WoAiNi1314520|太常见", "qwertyuiop2026|太常见", "administrator|太常见"}, delimiter = '|')
    void what_is_short_or_guessed_at_once_is_refused_with_the_reason(String password, String why) {
        assertThatThrownBy(() -> rules.check(CLERK, password)).isInstanceOf(Refusal.class).hasMessageContaining("新密码：")
                .hasMessageContaining(why);
    }

    @Test
    void nobody_keeps_the_machine_busy_with_a_book() {
        assertThatThrownBy(() -> rules.check(CLERK, "abcdefgh".repeat(100))).hasMessageContaining("200");
    }
}
