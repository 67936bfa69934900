package org.cunyi.web.login;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The numbers of the login, {@code cunyi.login.*} (docs/login.md).
 *
 * @param attempts wrong passwords for one account from one address, within the window, that lock this pair
 * @param attemptsPerAccount wrong passwords for one account from addresses it does not know
 * @param attemptsPerAddress wrong passwords from one address for any accounts
 * @param wideLock how long the two wider limits keep out whoever comes from an address that the account does not know
 * @param knownFor how long an address counts as known after a login from it
 * @param sessionMax how long a login lasts however busy it is
 * @param oneSession whether a login ends the person's other ones
 * @param secureCookies cookies are for HTTPS only; otherwise they follow the request
 */
@ConfigurationProperties("cunyi.login")
public record LoginSettings(@DefaultValue("5") int attempts, @DefaultValue("25") int attemptsPerAccount,
        @DefaultValue("50") int attemptsPerAddress, @DefaultValue("15m") Duration window, @DefaultValue("15m") Duration lock,
        @DefaultValue("2m") Duration wideLock, @DefaultValue("90d") Duration knownFor, @DefaultValue("12h") Duration sessionMax,
        @DefaultValue("false") boolean oneSession, @DefaultValue("false") boolean secureCookies,
        @DefaultValue("offered") Demand secondFactor, @DefaultValue("true") boolean passwords) {

    /** What is asked of those whose roles call for a second factor. */
    public enum Demand {
        REQUIRED, OFFERED, OFF
    }
}
