package org.cunyi.insight.web;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What there is in the auditors' area, for the line of links on each of its pages. */
@Component("auditPlaces")
public class AuditPlaces {

    private final List<AuditPlace> all;

    AuditPlaces(List<AuditPlace> all) {
        this.all = List.copyOf(all);
    }

    public List<AuditPlace> all() {
        return all;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {

        @Bean
        @Order(1)
        AuditPlace finding() {
            return new AuditPlace("查案", "/audit/");
        }

        @Bean
        @Order(9)
        AuditPlace verifying() {
            return new AuditPlace("验证", "/audit/verification");
        }
    }
}
