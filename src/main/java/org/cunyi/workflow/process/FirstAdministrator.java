package org.cunyi.workflow.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.cunyi.org.Roster;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Identities;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * An installation without the demonstration county begins with one administrator, named by {@code CUNYI_ADMIN_USER} and
 * {@code CUNYI_ADMIN_PASSWORD}; without them, or with a weak password, it does not start (contract.md §1).
 */
@Component
class FirstAdministrator {

    private static final String ROLE = "administrator";

    private final Roster roster;
    private final Identities identities;
    private final Environment environment;
    private final Clock clock;
    private final String user;
    private final String password;

    FirstAdministrator(Roster roster, Identities identities, Environment environment, Clock clock,
            @Value("${CUNYI_ADMIN_USER:}") String user, @Value("${CUNYI_ADMIN_PASSWORD:}") String password) {
        this.roster = roster;
        this.identities = identities;
        this.environment = environment;
        this.clock = clock;
        this.user = user;
        this.password = password;
    }

    @Transactional
    public void ensure() {
        if (environment.acceptsProfiles(Profiles.of("demo")) || roster.offices().stream().anyMatch(o -> o.role().equals(ROLE))) {
            return;
        }
        if (user.isBlank() || password.isBlank()) {
            throw new IllegalStateException("还没有系统管理员：请设置环境变量 CUNYI_ADMIN_USER 和 CUNYI_ADMIN_PASSWORD 后再启动");
        }
        if (!user.matches("[a-z0-9][a-z0-9-]{1,63}")) {
            throw new IllegalStateException("CUNYI_ADMIN_USER 只能由小写字母、数字和连字符组成（2至64位）");
        }
        long id = roster.person(user).map(p -> p.id()).orElseGet(() -> roster.addPerson(user, "系统管理员", null, false));
        roster.addOffice(id, ROLE, null, LocalDate.now(clock), null);
        roster.announce("first administrator", Set.of(), Set.of(user), Map.of());
        try {
            identities.firstPassword(user, password);
        } catch (Refusal weak) {
            throw new IllegalStateException("CUNYI_ADMIN_PASSWORD 太弱：" + weak.getMessage());
        }
    }
}
