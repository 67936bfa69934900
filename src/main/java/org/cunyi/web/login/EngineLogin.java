package org.cunyi.web.login;

import java.util.List;
import org.cunyi.workflow.Identities;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks the password against the engine's identity store, for the login page and for HTTP Basic alike. Rights are looked up per request,
 * not here.
 */
@Component
class EngineLogin implements AuthenticationProvider {

    private final Identities identities;
    private final LoginGuard guard;
    private final SecondFactors factors;
    private final PasswordLogins allowed;

    EngineLogin(Identities identities, LoginGuard guard, SecondFactors factors, PasswordLogins allowed) {
        this.identities = identities;
        this.guard = guard;
        this.factors = factors;
        this.allowed = allowed;
    }

    @Override
    public Authentication authenticate(Authentication typed) {
        String login = typed.getName();
        String password = typed.getCredentials() == null ? "" : typed.getCredentials().toString();
        boolean[] more = {false};
        boolean fits = guard.attempt(login, address(typed), () -> fits(login, password), () -> !(more[0] = factors.isNeeded(login)));
        if (!fits) {
            throw new BadCredentialsException("登录名或密码不正确");
        }
        if (more[0]) {
            throw new SecondFactorNeeded(login);
        }
        return signedIn(login);
    }

    static Authentication signedIn(String login) {
        return UsernamePasswordAuthenticationToken.authenticated(login, null, List.of());
    }

    private boolean fits(String login, String password) {
        return LoginGuard.LOGIN.matcher(login).matches() && !password.isEmpty() && identities.passwordFits(login, password)
                && allowed.mayUse(login);
    }

    private static String address(Authentication typed) {
        return typed.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "unknown";
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
