package org.cunyi.web.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.cunyi.web.login.LoginSettings.Demand;
import org.cunyi.workflow.SecretKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of the second factor and the box for its secret. */
class TotpTest {

    private static final byte[] RFC = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, the last six of eight digits. */
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037", "20000000000, 353130"})
    void the_codes_are_those_of_the_standard(long second, String code) {
        assertThat(Totp.code(RFC, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
    }

    @Test
    void a_code_of_the_step_before_or_after_is_taken_and_no_other() {
        Instant now = Instant.ofEpochSecond(1_700_000_000);
        long step = Totp.step(now);
        assertThat(Stream.of(-2, -1, 0, 1, 2).map(d -> Totp.stepOf(RFC, Totp.code(RFC, step + d), now).orElse(0) - step))
                .containsExactly(-step, -1L, 0L, 1L, -step);
        assertThat(Totp.stepOf(RFC, "密码密码密码", now)).isEmpty();
    }

    /** RFC 4648, section 10. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void secrets_are_written_as_apps_take_them(String text, String written) {
        assertThat(Totp.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(written);
    }

    @Test
    void a_secret_opens_with_the_same_key_for_the_same_person_only() {
        SecretBox box = box("0123456789abcdef0123456789abcdef", Demand.OFFERED);
        String sealed = box.seal("auditor", RFC);
        assertThat(box.open("auditor", sealed)).isEqualTo(RFC);
        assertThat(sealed).isNotEqualTo(box.seal("auditor", RFC)).hasSizeLessThan(200);
        assertThatThrownBy(() -> box.open("admin", sealed)).hasMessageContaining("CUNYI_SECRET_KEY");
        assertThatThrownBy(() -> box("another-key-another-key-another-key", Demand.OFFERED).open("auditor", sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_an_older_key_sealed_still_opens_and_what_has_no_name_belongs_to_the_oldest() {
        String old = "0123456789abcdef0123456789abcdef";
        String sealed = new SecretKeys(old, "", "").seal("test", "auditor", RFC);
        SecretKeys changed = new SecretKeys("another-key-another-key-another-key", "", "between-between-between-between-bet, " + old);
        assertThat(changed.open("test", "auditor", sealed)).isEqualTo(RFC);
        assertThat(changed.open("test", "auditor", sealed.substring(sealed.indexOf('.') + 1))).isEqualTo(RFC);
        assertThat(changed.seal("test", "auditor", RFC)).startsWith(changed.currentId()).doesNotStartWith(sealed.substring(0, 9));
        assertThatThrownBy(() -> changed.open("other", "auditor", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_short_key_or_none_where_it_is_needed_ends_the_start() {
        assertThatThrownBy(() -> box("short", Demand.OFF)).hasMessageContaining("太短");
        assertThatThrownBy(() -> box("", Demand.REQUIRED)).hasMessageContaining("CUNYI_SECRET_KEY");
        assertThat(box("", Demand.OFFERED).isOpen()).isFalse();
    }

    private static SecretBox box(String key, Demand demand) {
        return new SecretBox(new SecretKeys(key, "", ""), new LoginSettings(5, 25, 50, null, null, null, null, null, false, false, demand, true));
    }
}
