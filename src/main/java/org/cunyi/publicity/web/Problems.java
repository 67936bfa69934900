package org.cunyi.publicity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cunyi.shared.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What is wrong with a form that was sent. @param byField messages by field @param general what concerns no field, or {@code null} */
public record Problems(int status, Map<String, String> byField, String general) {

    static final Problems NONE = new Problems(HttpStatus.OK.value(), Map.of(), null);

    static Problems of(Refusal refusal) {
        Map<String, String> byField = new LinkedHashMap<>();
        StringBuilder general = new StringBuilder();
        refusal.errors().forEach(e -> {
            // what a person cannot see, a person cannot put right in its place
            if (e.field().isEmpty() || e.field().equals("website")) {
                general.append(e.message());
            } else {
                byField.merge(e.field(), e.message(), (a, b) -> a + "；" + b);
            }
        });
        return new Problems(refusal.kind().status(), byField, general.isEmpty() ? null : general.toString());
    }

    static Problems of(TooOften often, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, often.seconds());
        return new Problems(HttpStatus.TOO_MANY_REQUESTS.value(), Map.of(), often.getMessage());
    }

    /** The general one belongs to that field. */
    Problems at(String field) {
        return general == null ? this : new Problems(status, Map.of(field, general), null);
    }

    public boolean any() {
        return general != null || !byField.isEmpty();
    }
}
