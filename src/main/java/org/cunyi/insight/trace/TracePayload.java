package org.cunyi.insight.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cunyi.audit.AuditEntry;

/** What stands in the chain, read. */
final class TracePayload {

    private static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {
    };
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9-]{1,63}");

    private TracePayload() {
    }

    /** An entry as it was written: what it says, and when. */
    record Read(JsonNode payload, OffsetDateTime at) {
    }

    /** @return nothing where the entry cannot have been written like that: somebody changed it in the database */
    static Optional<Read> read(AuditEntry entry) {
        try {
            JsonNode payload = JSON.readTree(entry.payload());
            return payload.isObject() ? Optional.of(new Read(payload, OffsetDateTime.parse(entry.at()))) : Optional.empty();
        } catch (JsonProcessingException | DateTimeException changed) {
            return Optional.empty();
        }
    }

    /** What the entry says; nothing where it cannot be read. */
    static JsonNode payload(AuditEntry entry) {
        return read(entry).map(Read::payload).orElse(MissingNode.getInstance());
    }

    static Map<String, Object> map(JsonNode node) {
        return node.isObject() ? JSON.convertValue(node, MAP) : Map.of();
    }

    /** Whether an HMAC stands for the value. */
    static boolean isSealed(Object value) {
        return value instanceof String text && text.startsWith("hmac:");
    }

    /** Everything in it that may be somebody's login. */
    static Set<String> logins(JsonNode node) {
        Set<String> logins = new LinkedHashSet<>();
        if (node.isTextual() && LOGIN.matcher(node.asText()).matches()) {
            logins.add(node.asText());
        }
        node.forEach(child -> logins.addAll(logins(child)));
        return logins;
    }
}
