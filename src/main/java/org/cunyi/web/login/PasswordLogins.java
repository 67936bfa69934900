package org.cunyi.web.login;

import org.cunyi.org.Roster;
import org.springframework.stereotype.Component;

/** Whether passwords of our own open the door: they may be switched off where a provider does it, but an administrator can always get in. */
@Component
class PasswordLogins {

    private static final String ADMINISTRATOR = "administrator";

    private final LoginSettings settings;
    private final Roster roster;

    PasswordLogins(LoginSettings settings, Roster roster) {
        this.settings = settings;
        this.roster = roster;
    }

    boolean mayUse(String login) {
        return settings.passwords() || roster.holds(login, ADMINISTRATOR);
    }

    /** Whether the page offers them at first sight. */
    boolean offered() {
        return settings.passwords();
    }
}
