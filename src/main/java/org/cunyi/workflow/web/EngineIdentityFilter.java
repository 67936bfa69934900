package org.cunyi.workflow.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.cunyi.shared.Actor;
import org.cunyi.workflow.Identities;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Carries the signed-in person into the engine, with today's offices, for every request: there is one login (Spring Security's) and a change
 * of the roster counts from the next request on.
 */
@Component
public class EngineIdentityFilter extends OncePerRequestFilter {

    private static final Pattern FILES = Pattern.compile("/(css|js|img|vendor|camunda/(lib|assets|app))/.*\\.(js|css|svg|png|ico|woff2?|ttf|json)");

    private final Identities identities;
    private final ProcessEngine engine;

    EngineIdentityFilter(Identities identities, ProcessEngine engine) {
        this.identities = identities;
        this.engine = engine;
    }

    /** Files that are the same for everybody ask for no rights. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return FILES.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String login = Actor.current();
        if (Actor.SYSTEM.equals(login)) {
            chain.doFilter(request, response);
            return;
        }
        Identities.Rights rights = identities.rightsOf(login);
        HttpServletRequest carrying = request;
        if (request.getRequestURI().startsWith("/camunda/")) {
            carrying = new RightsOfOneRequest(request);
            UserAuthentication authentication = AuthenticationUtil.createAuthentication(engine, login, rights.groups(), rights.tenants());
            if (authentication != null) {
                Authentications authentications = AuthenticationUtil.getAuthsFromSession(carrying.getSession());
                authentications.addOrReplace(authentication);
                AuthenticationUtil.updateSession(carrying.getSession(), authentications);
            }
        }
        identities.actAs(login, rights);
        try {
            chain.doFilter(carrying, response);
        } finally {
            identities.actAsNobody();
        }
    }
}
