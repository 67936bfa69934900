package org.cunyi.web.login;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Origin;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts wrong passwords, and codes of the second factor, by account and address, for the whole installation. A few for one account from one
 * address lock this pair; nobody elsewhere can lock a person out of the place where he usually works, because the two wider limits (one
 * account from many addresses, many accounts from one address) keep out only those who come from an address that the account does not know,
 * and for a short time. Accounts that do not exist are counted alike.
 */
@Component
public class LoginGuard {

    /** As contract.md §2 has it; anything else is no login and is not looked for. */
    static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9-]{1,63}");

    private static final int STRIPES = 256;
    private static final int REMEMBERED = 10_000;

    private final LoginCounts counts;
    private final LoginKey key;
    private final LoginSettings settings;
    private final Roster roster;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate inOne;
    private final List<Object> stripes = IntStream.range(0, STRIPES).mapToObj(i -> new Object()).toList();
    private final Map<String, OffsetDateTime> welcomed = new ConcurrentHashMap<>();

    LoginGuard(LoginCounts counts, LoginKey key, LoginSettings settings, Roster roster, ApplicationEventPublisher events, Clock clock,
            PlatformTransactionManager transactions) {
        this.counts = counts;
        this.key = key;
        this.settings = settings;
        this.roster = roster;
        this.events = events;
        this.clock = clock;
        this.inOne = new TransactionTemplate(transactions);
    }

    /**
     * Asks whether the secret fits, one question at a time for an account, so that many at once are not more than five.
     *
     * @return whether it fits
     * @throws TooManyAttempts where nothing is asked because the account is locked for this address
     */
    public boolean attempt(String login, String remoteAddress, BooleanSupplier fits) {
        return attempt(login, remoteAddress, fits, () -> true);
    }

    /** @param enough whether the right secret is all that is asked; if not, the wrong ones before it stay counted */
    boolean attempt(String login, String remoteAddress, BooleanSupplier fits, BooleanSupplier enough) {
        String account = key.of("account", login);
        String address = key.of("address", Origin.of(remoteAddress));
        synchronized (stripes.get(Math.floorMod(account.hashCode(), STRIPES))) {
            Optional<OffsetDateTime> until = counts.lockedUntil(account, address);
            if (until.isPresent()) {
                throw new TooManyAttempts(Duration.between(OffsetDateTime.now(clock), until.get()));
            }
            boolean right = fits.getAsBoolean();
            if (!right) {
                inOne.executeWithoutResult(t -> refused(login, account, address, remoteAddress));
            } else if (enough.getAsBoolean()) {
                welcome(account, address);
            }
            return right;
        }
    }

    /**
     * The same for somebody who is signed in and is asked for a secret again.
     *
     * @throws Refusal where the account is locked
     */
    public boolean again(String login, String remoteAddress, BooleanSupplier fits) {
        try {
            return attempt(login, remoteAddress, fits);
        } catch (TooManyAttempts locked) {
            throw Refusal.of("", locked.getMessage() + "，请在" + locked.minutes() + "分钟后再试");
        }
    }

    /** Scripts come with every request; once an hour is often enough to say that the address is known. */
    private void welcome(String account, String address) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        OffsetDateTime last = welcomed.get(account + address);
        boolean lately = last != null && last.isAfter(now.minusHours(1)) && !last.isAfter(now);
        if (lately && counts.ofPair(account, address) == 0) {
            return;
        }
        counts.welcome(account, address);
        if (welcomed.size() > REMEMBERED) {
            welcomed.clear();
        }
        welcomed.put(account + address, now);
    }

    private void refused(String login, String account, String address, String remoteAddress) {
        String known = LOGIN.matcher(login).matches() && roster.person(login).isPresent() ? login : null;
        Map<String, Object> from = Map.of("address", new Personal(Origin.of(remoteAddress)));
        // first, because it holds the chain of the day: two nodes count one after the other
        act("login.refused", known, from);
        counts.addFailure(account, address);
        if (counts.ofPair(account, address) >= settings.attempts()) {
            counts.lock(account, address, known, settings.lock());
            act("login.locked", known, from);
        }
        if (counts.ofAccountFromStrangers(account) >= settings.attemptsPerAccount()) {
            counts.lock(account, LoginCounts.ANY, known, settings.wideLock());
            act("login.locked", known, Map.of("for", "unknown addresses"));
        }
        if (counts.ofAddress(address) >= settings.attemptsPerAddress()) {
            counts.lock(LoginCounts.ANY, address, null, settings.wideLock());
            act("login.address-locked", null, from);
        }
    }

    /** What was typed as a name is kept only where it is one: people type passwords there. */
    private void act(String action, String known, Map<String, Object> payload) {
        String who = known == null ? "unknown" : known;
        events.publishEvent(new SimpleAct(null, who, action, who, payload));
    }

    /** A lock as the administrator sees it; {@code strangers}: the person still gets in from the usual address. */
    public record Locked(String login, String name, boolean strangers, OffsetDateTime until) {
    }

    public List<Locked> locked() {
        return counts.locks().stream().map(l -> new Locked(l.login(), roster.name(l.login()), l.strangers(),
                l.until().atZoneSameInstant(clock.getZone()).toOffsetDateTime())).toList();
    }

    /** An administrator lets the person try again at once. */
    public void unlock(String login) {
        String account = key.of("account", login);
        inOne.executeWithoutResult(t -> {
            int locks = counts.unlock(account);
            if (locks > 0) {
                events.publishEvent(SimpleAct.ofNow(null, "login.unlocked", login, Map.of("locks", locks, "by", Actor.current())));
            }
        });
    }
}
