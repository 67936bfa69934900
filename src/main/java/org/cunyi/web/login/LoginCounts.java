package org.cunyi.web.login;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The rows behind {@link LoginGuard}: wrong passwords, locks, known addresses. Accounts and addresses are HMACs. */
@Component
class LoginCounts {

    static final String ANY = "*";

    private static final String STRANGERS = " and address not in (select address from login_known_address where account = :account"
            + " and seen_at > :known)";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final LoginSettings settings;

    LoginCounts(JdbcClient jdbc, Clock clock, LoginSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    Optional<OffsetDateTime> lockedUntil(String account, String address) {
        return jdbc.sql("select until from login_lock where until > :now and ((account = :account and address = :address)"
                        + " or (account = :account and address = '*' or account = '*' and address = :address) and not exists"
                        + " (select 1 from login_known_address where account = :account and address = :address and seen_at > :known))"
                        + " order by until desc fetch first 1 row only")
                .param("now", now()).param("account", account).param("address", address).param("known", before(settings.knownFor()))
                .query(OffsetDateTime.class).optional();
    }

    void addFailure(String account, String address) {
        jdbc.sql("insert into login_failure (account, address, at) values (?, ?, ?)").params(account, address, now()).update();
    }

    int ofPair(String account, String address) {
        return jdbc.sql("select count(*) from login_failure where account = ? and address = ? and at > ?")
                .params(account, address, before(settings.window())).query(Integer.class).single();
    }

    int ofAccountFromStrangers(String account) {
        return jdbc.sql("select count(*) from login_failure where account = :account and at > :since" + STRANGERS)
                .param("account", account).param("since", before(settings.window())).param("known", before(settings.knownFor()))
                .query(Integer.class).single();
    }

    int ofAddress(String address) {
        return jdbc.sql("select count(*) from login_failure where address = ? and at > ?").params(address, before(settings.window()))
                .query(Integer.class).single();
    }

    /** @param login the person's, where there is one, for the administrator's list */
    void lock(String account, String address, String login, Duration time) {
        OffsetDateTime until = now().plus(time);
        if (jdbc.sql("update login_lock set locked_at = ?, until = ? where account = ? and address = ?")
                .params(now(), until, account, address).update() == 0) {
            jdbc.sql("insert into login_lock (account, address, login, locked_at, until) values (?, ?, ?, ?, ?)")
                    .params(account, address, login, now(), until).update();
        }
    }

    /** Right password: this pair begins anew, and the address is known from now on. Outside a transaction, which a twin would end. */
    void welcome(String account, String address) {
        jdbc.sql("delete from login_failure where account = ? and address = ?").params(account, address).update();
        if (jdbc.sql("update login_known_address set seen_at = ? where account = ? and address = ?").params(now(), account, address)
                .update() == 0) {
            try {
                jdbc.sql("insert into login_known_address (account, address, seen_at) values (?, ?, ?)").params(account, address, now())
                        .update();
            } catch (DuplicateKeyException twoAtOnce) {
                // known, which is all that is wanted
            }
        }
    }

    /** @return how many locks there were */
    int unlock(String account) {
        jdbc.sql("delete from login_failure where account = ?").param(account).update();
        return jdbc.sql("delete from login_lock where account = ?").param(account).update();
    }

    /** Locks of people of the roster that have not ended. */
    List<Lock> locks() {
        return jdbc.sql("select login, case when address = '*' then true else false end as strangers, until from login_lock"
                + " where login is not null and until > ? order by until desc, login").param(now()).query(Lock.class).list();
    }

    /** {@code strangers}: only addresses that the account does not know are kept out. */
    record Lock(String login, boolean strangers, OffsetDateTime until) {
    }

    @Scheduled(fixedDelayString = "PT10M")
    void forget() {
        jdbc.sql("delete from login_failure where at < ?").param(before(settings.window())).update();
        jdbc.sql("delete from login_lock where until < ?").param(now()).update();
        jdbc.sql("delete from login_known_address where seen_at < ?").param(before(settings.knownFor())).update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private OffsetDateTime before(Duration time) {
        return now().minus(time);
    }
}
