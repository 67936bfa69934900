package org.cunyi.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.junit.jupiter.api.Test;

/** Slow for thieves, quick for scripts, and old hashes still open. */
class SlowDigestTest {

    @Test
    void only_the_right_password_fits_and_two_hashes_of_it_differ() {
        SlowDigest digest = new SlowDigest(1000);
        String hash = digest.encrypt("清明-0405");
        assertThat(hash).startsWith("1000$").isNotEqualTo(digest.encrypt("清明-0405"));
        assertThat(digest.check("清明-0405", hash)).isTrue();
        assertThat(digest.check("清明-0406", hash)).isFalse();
        assertThat(digest.check("清明-0406", hash)).isFalse();
    }

    @Test
    void the_second_time_is_quick_and_a_new_hash_is_not_taken_for_the_old_one() {
        SlowDigest digest = new SlowDigest(210_000);
        String hash = digest.encrypt("duanwu-0505");
        long slow = time(() -> assertThat(digest.check("duanwu-0505", hash)).isTrue());
        long quick = time(() -> assertThat(digest.check("duanwu-0505", hash)).isTrue());
        System.out.println("PBKDF2 " + slow / 1000 + " µs, remembered " + quick / 1000 + " µs");
        assertThat(quick).isLessThan(slow / 10);
        String changed = digest.encrypt("zhongqiu-0815");
        assertThat(digest.check("duanwu-0505", changed)).isFalse();
    }

    @Test
    void hashes_of_the_engine_s_own_kind_still_open_and_are_known_to_be_old() {
        SlowDigest digest = new SlowDigest(1000);
        PasswordManager old = new PasswordManager(new Sha512HashDigest(), java.util.List.of());
        PasswordManager now = new PasswordManager(digest, java.util.List.of());
        String stored = old.encrypt("laomima-1234salt");
        assertThat(now.check("laomima-1234salt", stored)).isTrue();
        assertThat(digest.isOutdated(stored)).isTrue();
        assertThat(digest.isOutdated(now.encrypt("x"))).isFalse();
        assertThat(new SlowDigest(2000).isOutdated(now.encrypt("x"))).isTrue();
        assertThat(now.encrypt("x")).hasSizeLessThan(255);
    }

    private static long time(Runnable work) {
        long from = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - from).toNanos();
    }
}
