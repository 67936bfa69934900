package org.cunyi.web.login;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/** What follows on what was typed on the login page. Every login is an act; the refused ones {@link LoginGuard} has put on record. */
@Component
public class LoginOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final String HOME = "/";

    private final ApplicationEventPublisher events;
    private final Sessions sessions;
    private final WaitingLogin waiting;
    private final RequestCache asked;
    private final RedirectStrategy redirect = new DefaultRedirectStrategy();

    LoginOutcome(ApplicationEventPublisher events, Sessions sessions, WaitingLogin waiting, RequestCache asked) {
        this.events = events;
        this.sessions = sessions;
        this.waiting = waiting;
        this.asked = asked;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        completed(request, authentication);
        SavedRequest saved = asked.getRequest(request, response);
        asked.removeRequest(request, response);
        redirect.sendRedirect(request, response, saved == null ? HOME : local(saved.getRedirectUrl()));
    }

    void completed(HttpServletRequest request, Authentication authentication) {
        String login = authentication.getName();
        events.publishEvent(new SimpleAct(null, login, "login", login, Map.of()));
        sessions.begin(request, login);
    }

    /** The way back stands in a cookie, so only its path is believed. */
    private static String local(String url) {
        try {
            URI uri = URI.create(url);
            String path = uri.getRawPath();
            if (path == null || !path.startsWith("/") || path.startsWith("//")) {
                return HOME;
            }
            return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        } catch (IllegalArgumentException noAddress) {
            return HOME;
        }
    }

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException, ServletException {
        if (e instanceof SecondFactorNeeded more) {
            waiting.begin(request, more.login());
            redirect.sendRedirect(request, response, "/login/code");
        } else if (e instanceof TooManyAttempts locked) {
            redirect.sendRedirect(request, response, "/login?locked=" + locked.minutes());
        } else {
            redirect.sendRedirect(request, response, "/login?error");
        }
    }
}
