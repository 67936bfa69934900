package org.cunyi;

import org.cunyi.shared.database.Dialect;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one place that looks which database it is. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfig {

    @Bean
    Dialect dialect(@Value("${spring.datasource.url}") String url) {
        return Dialect.of(url);
    }
}
