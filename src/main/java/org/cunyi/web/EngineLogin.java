package org.cunyi.web;

import java.util.List;
import java.util.regex.Pattern;
import org.cunyi.workflow.Identities;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Checks the password against the engine's identity store, with its delay after a wrong one. Rights are looked up per request, not here. */
class EngineLogin implements AuthenticationProvider {

    /** As contract.md §2 has it; anything else is no login and is not looked for. */
    static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9-]{1,63}");

    private final Identities identities;

    EngineLogin(Identities identities) {
        this.identities = identities;
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        String login = typed.getName();
        String password = typed.getCredentials() == null ? "" : typed.getCredentials().toString();
        if (!LOGIN.matcher(login).matches() || password.isEmpty() || !identities.passwordFits(login, password)) {
            throw new BadCredentialsException("登录名或密码不正确");
        }
        return UsernamePasswordAuthenticationToken.authenticated(login, null, List.of());
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
