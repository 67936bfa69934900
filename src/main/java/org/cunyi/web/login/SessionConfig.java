package org.cunyi.web.login;

import org.cunyi.shared.database.Dialect;
import org.springframework.boot.autoconfigure.session.DefaultCookieSerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Sessions are rows of the database: every node knows them and a node that dies takes none with it (ADR 0009). */
@Configuration(proxyBeanMethods = false)
class SessionConfig {

    private static final String H2 = "merge into %TABLE_NAME%_ATTRIBUTES (SESSION_PRIMARY_ID, ATTRIBUTE_NAME, ATTRIBUTE_BYTES)"
            + " key (SESSION_PRIMARY_ID, ATTRIBUTE_NAME) values (?, ?, ?)";

    /** A browser asks for many things at once, and two answers may write the same attribute first. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> twoAtOnce(Dialect dialect) {
        return dialect.isPostgres() ? new PostgreSqlJdbcIndexedSessionRepositoryCustomizer()
                : repository -> repository.setCreateSessionAttributeQuery(H2);
    }

    @Bean
    DefaultCookieSerializerCustomizer cookie(LoginSettings settings) {
        return cookie -> {
            if (settings.secureCookies()) {
                cookie.setUseSecureCookie(true);
            }
        };
    }
}
