package org.cunyi.web.login;

import org.springframework.security.core.AuthenticationException;

/** The password was right, and that is not enough: nobody is signed in yet. */
public class SecondFactorNeeded extends AuthenticationException {

    private final String login;

    SecondFactorNeeded(String login) {
        super("需要两步验证");
        this.login = login;
    }

    String login() {
        return login;
    }
}
