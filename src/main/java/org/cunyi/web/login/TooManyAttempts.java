package org.cunyi.web.login;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Nothing is checked before the lock has ended, the right password neither; whether the account exists is not told. */
public class TooManyAttempts extends AuthenticationException {

    private final Duration left;

    TooManyAttempts(Duration left) {
        super("密码输错次数过多");
        this.left = left;
    }

    /** Seconds until another attempt is looked at, at least one. */
    public long seconds() {
        return Math.max(1, left.toSeconds() + (left.toNanosPart() > 0 ? 1 : 0));
    }

    public long minutes() {
        return (seconds() + 59) / 60;
    }
}
