package org.cunyi.modeling.trial.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TimeLimitTest {

    @Test
    void what_does_not_end_is_left_and_hears_that_it_is_over() throws InterruptedException {
        CountDownLatch heard = new CountDownLatch(1);
        assertThatThrownBy(() -> new TimeLimit(Duration.ofMillis(1)).run(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException over) {
                heard.countDown();
            }
            return 1;
        })).isInstanceOf(TimeLimit.Over.class);
        heard.await();
    }

    @Test
    void an_answer_and_a_failure_come_as_they_are_and_one_that_is_too_deep_is_told() {
        TimeLimit limit = new TimeLimit(Duration.ofMinutes(1));
        assertThat(limit.<Integer>run(() -> 7)).isEqualTo(7);
        assertThatThrownBy(() -> limit.run(() -> {
            throw new IllegalStateException("own");
        })).isInstanceOf(IllegalStateException.class).hasMessage("own");
        assertThatThrownBy(() -> limit.run(() -> {
            throw new StackOverflowError();
        })).isInstanceOf(NotAllowed.class).hasMessageContaining("太深");
    }
}
