package org.cunyi.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.cunyi.org.Roster;
import org.cunyi.shared.SimpleAct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Login through the county's OpenID provider. It says who somebody is; whether he is one of ours and what he may, our roster says, and nobody
 * is created.
 */
@Component
@Profile("oidc")
public class OidcLogin {

    private static final Logger LOG = LoggerFactory.getLogger(OidcLogin.class);
    private static final String UNKNOWN = "unknown_person";

    private final ClientRegistrationRepository registrations;
    private final Roster roster;
    private final LoginOutcome outcome;
    private final ApplicationEventPublisher events;
    private final String claim;
    private final OidcUserService users = new OidcUserService();

    OidcLogin(ClientRegistrationRepository registrations, Roster roster, LoginOutcome outcome, ApplicationEventPublisher events,
            @Value("${cunyi.login.oidc.claim:preferred_username}") String claim) {
        this.registrations = registrations;
        this.roster = roster;
        this.outcome = outcome;
        this.events = events;
        this.claim = claim;
    }

    public void into(HttpSecurity http) throws Exception {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(registrations,
                OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        http.oauth2Login(o -> o.loginPage("/login").authorizationEndpoint(e -> e.authorizationRequestResolver(resolver))
                .userInfoEndpoint(u -> u.oidcUserService(this::person)).successHandler(outcome).failureHandler(this::refused));
        var atProvider = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        atProvider.setPostLogoutRedirectUri("{baseUrl}/login?logout");
        atProvider.setDefaultTargetUrl("/login?logout");
        http.logout(l -> l.logoutSuccessHandler(atProvider));
    }

    private OidcUser person(OidcUserRequest request) {
        OidcUser user = users.loadUser(request);
        String login = user.getClaimAsString(claim);
        if (login == null || !LoginGuard.LOGIN.matcher(login).matches() || roster.person(login).isEmpty()) {
            throw new OAuth2AuthenticationException(new OAuth2Error(UNKNOWN));
        }
        // without the provider's scopes: they are no rights here
        return new DefaultOidcUser(List.of(), user.getIdToken(), user.getUserInfo(), claim);
    }

    private void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException e) throws IOException {
        boolean unknown = e instanceof OAuth2AuthenticationException failure && UNKNOWN.equals(failure.getError().getErrorCode());
        if (!unknown) {
            LOG.warn("login through the provider failed: {}", e.getMessage());
        }
        events.publishEvent(new SimpleAct(null, "unknown", "login.refused", "unknown", Map.of("provider", unknown ? "unknown" : "failed")));
        response.sendRedirect(request.getContextPath() + "/login?provided=" + (unknown ? "unknown" : "failed"));
    }
}
