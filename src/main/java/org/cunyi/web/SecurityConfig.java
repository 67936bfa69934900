package org.cunyi.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.cunyi.web.login.BasicDetails;
import org.cunyi.web.login.LoginEntry;
import org.cunyi.web.login.LoginOutcome;
import org.cunyi.web.login.LoginSettings;
import org.cunyi.web.login.OidcLogin;
import org.cunyi.web.login.SessionEndFilter;
import org.cunyi.workflow.web.EngineDoor;
import org.cunyi.workflow.web.EngineIdentityFilter;
import org.cunyi.workflow.web.WebappTokenFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** One login for everything: pages, API, the engine's REST and its web applications. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LoginSettings.class)
class SecurityConfig {

    private static final String[] OPEN = {"/public/**", "/public", "/login", "/login/code", "/login/enrol", "/error", "/css/**", "/js/**",
        "/img/**", "/favicon.ico"};
    private static final String[] API = {"/engine-rest", "/api", "/audit", "/registers", "/v3/api-docs", "/camunda/api"};
    private static final String[] PAGED = {"/audit", "/registers"};
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Pattern OBJECTIONS = Pattern.compile("/public/(notices/[^/]+/)?objections");
    private static final String PAGES = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
            + " frame-ancestors 'self'; form-action 'self'; base-uri 'self'; object-src 'none'";

    private static final String FEATURES = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), fullscreen=(self)";

    @Bean
    SecurityFilterChain chain(HttpSecurity http, EngineDoor door, EngineIdentityFilter identity, WebappTokenFilter webappToken,
            FirstPasswordFilter firstPassword, SessionEndFilter sessionEnd, LoginOutcome outcome, LoginSettings settings, RequestCache asked,
            ObjectProvider<OidcLogin> provider, ApiProblems problems) throws Exception {
        http.authorizeHttpRequests(a -> a.requestMatchers(EndpointRequest.toAnyEndpoint()).permitAll()
                .requestMatchers(OPEN).permitAll().anyRequest().authenticated());
        http.formLogin(f -> f.loginPage("/login").successHandler(outcome).failureHandler(outcome).permitAll());
        http.httpBasic(b -> b.authenticationEntryPoint(problems).authenticationDetailsSource(BasicDetails::new));
        http.logout(l -> l.logoutUrl("/logout").logoutSuccessUrl("/login?logout"));
        http.exceptionHandling(e -> e
                .defaultAuthenticationEntryPointFor(problems, SecurityConfig::isApi)
                .defaultAccessDeniedHandlerFor(problems, SecurityConfig::isApi)
                .defaultAccessDeniedHandlerFor(new AccessDeniedHandlerImpl(), r -> !isApi(r))
                .defaultAuthenticationEntryPointFor(new LoginEntry(), r -> !isApi(r)));
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName("CUNYI-XSRF");
        tokens.setCookieCustomizer(c -> {
            c.sameSite("Lax");
            if (settings.secureCookies()) {
                c.secure(true);
            }
        });
        http.csrf(c -> c.csrfTokenRepository(tokens).csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                .requireCsrfProtectionMatcher(SecurityConfig::needsToken));
        http.requestCache(c -> c.requestCache(asked));
        headers(http);
        OidcLogin oidc = provider.getIfAvailable();
        if (oidc != null) {
            oidc.into(http);
        }
        http.addFilterAfter(sessionEnd, HeaderWriterFilter.class);
        http.addFilterAfter(firstPassword, AuthorizationFilter.class);
        http.addFilterAfter(webappToken, FirstPasswordFilter.class);
        http.addFilterAfter(door, WebappTokenFilter.class);
        http.addFilterAfter(identity, EngineDoor.class);
        return http.build();
    }

    private static void headers(HttpSecurity http) throws Exception {
        http.headers(h -> h.frameOptions(f -> f.sameOrigin())
                .referrerPolicy(r -> r.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(p -> p.policy(FEATURES))
                .crossOriginOpenerPolicy(o -> o.policy(CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy.SAME_ORIGIN))
                // the web applications' pages bring a policy of their own, which stays
                .contentSecurityPolicy(c -> c.policyDirectives(PAGES))
                .addHeaderWriter(SecurityConfig::keepNothing));
    }

    /** The engine's REST only says that its answers may be kept and asked about. */
    private static void keepNothing(HttpServletRequest request, HttpServletResponse response) {
        if (isApi(request)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-store, max-age=0, must-revalidate");
        }
    }

    /** Where somebody wanted to go before he was asked to log in; in a cookie, so that strangers leave no sessions behind. */
    @Bean
    RequestCache asked() {
        CookieRequestCache asked = new CookieRequestCache();
        asked.setRequestMatcher(r -> r.getMethod().equals("GET") && !isApi(r) && !r.getRequestURI().equals("/error")
                && String.valueOf(r.getHeader("Accept")).contains("text/html"));
        asked.setCookieCustomizer(c -> c.setAttribute("SameSite", "Lax"));
        return asked;
    }

    /**
     * Every change needs the token, except where no cookie of ours can carry a login (a bare Basic request; objections, which are handed in
     * without one), on the engine's applications, which bring their own token ({@link WebappTokenFilter}), and on the management port.
     */
    private static boolean needsToken(HttpServletRequest request) {
        if (READING.contains(request.getMethod()) || request.getRequestURI().startsWith("/camunda/")) {
            return false;
        }
        if (request.getRequestedSessionId() != null) {
            return true;
        }
        boolean bareBasic = isApi(request) && request.getHeader("Authorization") != null;
        return !bareBasic && !OBJECTIONS.matcher(request.getRequestURI()).matches();
    }

    /** Registers and audit are pages too: whoever asks for one with a browser is led to the login. */
    static boolean isApi(HttpServletRequest request) {
        boolean browser = String.valueOf(request.getHeader("Accept")).contains("text/html");
        return isBelow(API, request) && !(browser && isBelow(PAGED, request));
    }

    private static boolean isBelow(String[] prefixes, HttpServletRequest request) {
        String path = request.getRequestURI();
        return Arrays.stream(prefixes).anyMatch(p -> path.equals(p) || path.startsWith(p + "/"));
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

    @Bean
    FilterRegistrationBean<WebappTokenFilter> webappTokenOnlyInChain(WebappTokenFilter filter) {
        return disabled(new FilterRegistrationBean<>(filter));
    }

    @Bean
    FilterRegistrationBean<SessionEndFilter> sessionEndOnlyInChain(SessionEndFilter filter) {
        return disabled(new FilterRegistrationBean<>(filter));
    }

    private static <T extends jakarta.servlet.Filter> FilterRegistrationBean<T> disabled(FilterRegistrationBean<T> registration) {
        registration.setEnabled(false);
        return registration;
    }
}
