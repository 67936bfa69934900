package org.cunyi.web.login;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;

/** Where the provider is. It is asked at the first login and not at the start: with the provider down, the house still opens. */
@Configuration(proxyBeanMethods = false)
@Profile("oidc")
class OidcConfig {

    @Bean
    ClientRegistrationRepository providers(@Value("${cunyi.login.oidc.issuer}") String issuer,
            @Value("${cunyi.login.oidc.client-id}") String id, @Value("${cunyi.login.oidc.client-secret}") String secret,
            @Value("${cunyi.login.oidc.scopes:openid,profile}") String[] scopes) {
        return new SupplierClientRegistrationRepository(() -> {
            ClientRegistration provider = ClientRegistrations.fromIssuerLocation(issuer).registrationId("cunyi").clientId(id)
                    .clientSecret(secret).scope(scopes).build();
            return new InMemoryClientRegistrationRepository(provider);
        });
    }
}
