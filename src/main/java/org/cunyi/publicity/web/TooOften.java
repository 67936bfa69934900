package org.cunyi.publicity.web;

import java.time.Duration;

/** Somebody asks more often than is allowed; the message says so in Chinese. */
class TooOften extends RuntimeException {

    private final Duration wait;

    TooOften(String message, Duration wait) {
        super(message);
        this.wait = wait;
    }

    /** For the header {@code Retry-After}. */
    String seconds() {
        return String.valueOf(Math.max(1, wait.toSeconds()));
    }
}
