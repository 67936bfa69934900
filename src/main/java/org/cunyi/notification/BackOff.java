package org.cunyi.notification;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How long a mail rests after each failed attempt; after the last one it is given up. */
@Component
class BackOff {

    private final List<Duration> waits;

    BackOff(@Value("${cunyi.mail.back-off:1m,5m,15m,60m,4h,12h,24h,24h}") List<Duration> waits) {
        this.waits = List.copyOf(waits);
    }

    /** @param attempts how many there were; empty when that was the last one */
    Optional<Duration> after(int attempts) {
        return attempts > waits.size() ? Optional.empty() : Optional.of(waits.get(attempts - 1));
    }

    int tries() {
        return waits.size() + 1;
    }
}
