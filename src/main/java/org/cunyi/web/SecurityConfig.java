package org.cunyi.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;
import org.cunyi.workflow.Identities;
import org.cunyi.workflow.web.EngineDoor;
import org.cunyi.workflow.web.EngineIdentityFilter;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;

/** One login for everything: pages, API, the engine's REST and its web applications. */
@Configuration(proxyBeanMethods = false)
class SecurityConfig {

    private static final String[] OPEN = {"/public/**", "/public", "/login", "/error", "/css/**", "/js/**", "/img/**", "/favicon.ico"};
    private static final String[] API = {"/engine-rest", "/api", "/audit", "/registers", "/v3/api-docs", "/camunda/api"};
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Pattern OBJECTIONS = Pattern.compile("/public/(notices/[^/]+/)?objections");
    private static final String PAGES = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
            + " frame-ancestors 'self'; form-action 'self'; base-uri 'self'; object-src 'none'";

    @Bean
    SecurityFilterChain chain(HttpSecurity http, EngineDoor door, EngineIdentityFilter identity, FirstPasswordFilter firstPassword,
            LoginAudit audit, ApiProblems problems) throws Exception {
        http.authorizeHttpRequests(a -> a.requestMatchers(EndpointRequest.toAnyEndpoint()).permitAll()
                .requestMatchers(OPEN).permitAll().anyRequest().authenticated());
        http.formLogin(f -> f.loginPage("/login").defaultSuccessUrl("/", false).failureHandler(audit).permitAll());
        http.httpBasic(b -> b.authenticationEntryPoint(problems));
        http.logout(l -> l.logoutUrl("/logout").logoutSuccessUrl("/login?logout"));
        http.exceptionHandling(e -> e
                .defaultAuthenticationEntryPointFor(problems, SecurityConfig::isApi)
                .defaultAccessDeniedHandlerFor(problems, SecurityConfig::isApi)
                .defaultAccessDeniedHandlerFor(new AccessDeniedHandlerImpl(), r -> !isApi(r))
                .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/login"), r -> !isApi(r)));
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName("CUNYI-XSRF");
        http.csrf(c -> c.csrfTokenRepository(tokens).csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                .requireCsrfProtectionMatcher(SecurityConfig::needsToken));
        http.requestCache(Customizer.withDefaults());
        http.headers(h -> h.frameOptions(f -> f.sameOrigin()).addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                r -> !r.getRequestURI().startsWith("/camunda/"), new ContentSecurityPolicyHeaderWriter(PAGES))));
        http.addFilterAfter(firstPassword, AuthorizationFilter.class);
        http.addFilterAfter(door, FirstPasswordFilter.class);
        http.addFilterAfter(identity, EngineDoor.class);
        return http.build();
    }

    /**
     * Every change needs the token, except where no cookie of ours can carry a login (a bare Basic request), on the engine's applications,
     * which bring their own token, and on the management port. Objections are handed in without a login: no session, nothing to forge.
     */
    private static boolean needsToken(HttpServletRequest request) {
        if (READING.contains(request.getMethod()) || request.getRequestURI().startsWith("/camunda/")) {
            return false;
        }
        if (request.getRequestedSessionId() == null && OBJECTIONS.matcher(request.getRequestURI()).matches()) {
            return false;
        }
        boolean bareBasic = request.getHeader("Authorization") != null && request.getRequestedSessionId() == null;
        return !bareBasic || !isApi(request);
    }

    static boolean isApi(HttpServletRequest request) {
        String path = request.getRequestURI();
        for (String prefix : API) {
            if (path.equals(prefix) || path.startsWith(prefix + "/")) {
                return true;
            }
        }
        return false;
    }

    @Bean
    AuthenticationProvider engineLogin(Identities identities) {
        return new EngineLogin(identities);
    }

    @Bean
    FilterRegistrationBean<EngineDoor> doorOnlyInChain(EngineDoor door) {
        return disabled(new FilterRegistrationBean<>(door));
    }

    @Bean
    FilterRegistrationBean<EngineIdentityFilter> identityOnlyInChain(EngineIdentityFilter identity) {
        return disabled(new FilterRegistrationBean<>(identity));
    }

    @Bean
    FilterRegistrationBean<FirstPasswordFilter> firstPasswordOnlyInChain(FirstPasswordFilter filter) {
        return disabled(new FilterRegistrationBean<>(filter));
    }

    private static <T extends jakarta.servlet.Filter> FilterRegistrationBean<T> disabled(FilterRegistrationBean<T> registration) {
        registration.setEnabled(false);
        return registration;
    }
}
