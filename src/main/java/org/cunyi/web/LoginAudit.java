package org.cunyi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.cunyi.org.Roster;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Logins and refused logins are acts. What was typed as a name is kept only where it is one: people type passwords there. */
@Component
class LoginAudit implements AuthenticationFailureHandler {

    private final ApplicationEventPublisher events;
    private final Roster roster;

    LoginAudit(ApplicationEventPublisher events, Roster roster) {
        this.events = events;
        this.roster = roster;
    }

    @EventListener
    void on(InteractiveAuthenticationSuccessEvent success) {
        String login = success.getAuthentication().getName();
        events.publishEvent(new SimpleAct(null, login, "login", login, Map.of()));
    }

    @EventListener
    void on(AbstractAuthenticationFailureEvent failure) {
        String typed = failure.getAuthentication().getName();
        String login = EngineLogin.LOGIN.matcher(typed).matches() && roster.person(typed).isPresent() ? typed : "unknown";
        events.publishEvent(new SimpleAct(null, login, "login.refused", login, Map.of()));
    }

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        response.sendRedirect(request.getContextPath() + "/login?error");
    }
}
