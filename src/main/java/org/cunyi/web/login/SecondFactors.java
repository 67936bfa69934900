package org.cunyi.web.login;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A code from the telephone beside the password, for those who see a whole county or look after the system. */
@Component
public class SecondFactors {

    private static final Set<String> ROLES = Set.of("auditor", "administrator");
    private static final int SECRET_BYTES = 20;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final LoginSettings settings;
    private final SecretBox box;
    private final RecoveryCodes recovery;
    private final Roster roster;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    SecondFactors(JdbcClient jdbc, Clock clock, LoginSettings settings, SecretBox box, RecoveryCodes recovery, Roster roster,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.box = box;
        this.recovery = recovery;
        this.roster = roster;
        this.events = events;
    }

    private record Row(String secret, boolean confirmed, long lastStep) {
    }

    private Optional<Row> row(String login) {
        return jdbc.sql("select secret, confirmed, last_step from second_factor where login = ?").param(login).query(Row.class).optional();
    }

    /** Whether the password alone does not let this person in. */
    boolean isNeeded(String login) {
        return switch (settings.secondFactor()) {
            case OFF -> false;
            case OFFERED -> isEnrolled(login);
            case REQUIRED -> isEnrolled(login) || isMeant(login);
        };
    }

    boolean isRequired(String login) {
        return settings.secondFactor() == LoginSettings.Demand.REQUIRED && isMeant(login);
    }

    public boolean isEnrolled(String login) {
        return row(login).filter(Row::confirmed).isPresent();
    }

    /** Whether the page for it is offered to this person. */
    public boolean isOffered(String login) {
        return settings.secondFactor() != LoginSettings.Demand.OFF && (isMeant(login) || isEnrolled(login));
    }

    private boolean isMeant(String login) {
        return roster.officesOf(login).stream().anyMatch(o -> o.role().startsWith("county-") || ROLES.contains(o.role()));
    }

    public Set<String> enrolled() {
        return new HashSet<>(jdbc.sql("select login from second_factor where confirmed").query(String.class).list());
    }

    /** A new secret that counts when a code of it has been given. */
    @Transactional
    public void propose(String login) {
        if (!isOffered(login)) {
            throw Refusal.notYours("两步验证没有对您的岗位开放");
        }
        if (!box.isOpen()) {
            throw Refusal.of("", "系统没有设置密钥（CUNYI_SECRET_KEY），不能启用两步验证，请告诉系统管理员");
        }
        if (isEnrolled(login)) {
            throw Refusal.late("已经启用两步验证");
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        jdbc.sql("delete from second_factor where login = ?").param(login).update();
        jdbc.sql("insert into second_factor (login, secret, confirmed, last_step, enrolled_at) values (?, ?, false, 0, ?)")
                .params(login, box.seal(login, secret), OffsetDateTime.now(clock)).update();
    }

    /** @return the secret that waits for its first code */
    Optional<byte[]> proposed(String login) {
        return row(login).filter(r -> !r.confirmed()).map(r -> box.open(login, r.secret()));
    }

    /** @return whether the code belongs to the proposed secret, which counts from now on */
    @Transactional
    public boolean confirm(String login, String code) {
        boolean fits = row(login).filter(r -> !r.confirmed()).map(r -> uses(login, r, digits(code))).orElse(false);
        if (fits) {
            jdbc.sql("update second_factor set confirmed = true where login = ?").param(login).update();
            act("second-factor.enrolled", login);
        }
        return fits;
    }

    /** Takes a code of the app, never the same twice, or a recovery code, once. */
    @Transactional
    public boolean fits(String login, String typed) {
        Optional<Row> row = row(login).filter(Row::confirmed);
        if (row.isEmpty()) {
            return false;
        }
        String digits = digits(typed);
        return digits.matches("[0-9]{6}") ? uses(login, row.get(), digits) : usesRecovery(login, typed);
    }

    private boolean uses(String login, Row row, String code) {
        OptionalLong step = Totp.stepOf(box.open(login, row.secret()), code, clock.instant());
        return step.isPresent() && jdbc.sql("update second_factor set last_step = ? where login = ? and last_step < ?")
                .params(step.getAsLong(), login, step.getAsLong()).update() == 1;
    }

    private boolean usesRecovery(String login, String typed) {
        boolean used = recovery.use(login, typed);
        if (used) {
            act("second-factor.recovery-used", login);
        }
        return used;
    }

    private static String digits(String typed) {
        return typed.replaceAll("\\s", "");
    }

    /** They are shown once; the old ones are void. */
    @Transactional
    public List<String> newRecoveryCodes(String login) {
        List<String> codes = recovery.renew(login);
        act("second-factor.recovery-made", login);
        return codes;
    }

    int recoveryCodesLeft(String login) {
        return recovery.left(login);
    }

    /** The person gives it up, where it is not required. */
    @Transactional
    public void giveUp(String login) {
        if (isRequired(login)) {
            throw Refusal.notYours("您的岗位必须使用两步验证，不能停用");
        }
        remove(login);
        act("second-factor.removed", login);
    }

    /** For somebody who has lost telephone and codes. Nobody does it for himself, or a stolen session could. */
    @Transactional
    public void reset(String login) {
        if (login.equals(Actor.current())) {
            throw Refusal.notYours("不能重置自己的两步验证，请另一位系统管理员办理，或在“两步验证”页用验证码停用");
        }
        if (!remove(login)) {
            throw Refusal.notFound("此人没有启用两步验证");
        }
        act("second-factor.reset", login);
    }

    private boolean remove(String login) {
        return jdbc.sql("delete from second_factor where login = ?").param(login).update() == 1;
    }

    private void act(String action, String login) {
        String actor = Actor.SYSTEM.equals(Actor.current()) ? login : Actor.current();
        events.publishEvent(new SimpleAct(null, actor, action, login, Map.of()));
    }
}
