package org.cunyi.audit.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of a chain as it is hashed.
 *
 * @param at        ISO instant with offset, as it stands in what is hashed
 * @param canonical JSON of its facts, keys in alphabetical order, without spaces; the payload is a string in it
 * @param prev      hash of the entry before
 * @param hash      {@code SHA-256(prev + canonical)}
 */
public record Link(String chain, long seq, String at, String canonical, String prev, String hash) {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** A text may hold a separator of lines that JSON does not escape: U+0085, U+2028. */
    private static final Pattern LINE = Pattern.compile("(?s)\\{\"hash\":\"([0-9a-f]{64})\",\"prev\":\"([0-9a-f]{64})\",\"entry\":(\\{.*})}");

    public static String canonical(String chain, long seq, String at, String actor, String action, String subject, String payload) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("action", action);
        entry.put("actor", actor);
        entry.put("at", at);
        entry.put("chain", chain);
        entry.put("payload", payload);
        entry.put("seq", seq);
        entry.put("subject", subject);
        try {
            return JSON.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String hash(String prev, String canonical) {
        return Hashes.of(prev + canonical);
    }

    /** One line of a chain's file; the entry stands in it exactly as it was hashed. */
    public String line() {
        return "{\"hash\":\"" + hash + "\",\"prev\":\"" + prev + "\",\"entry\":" + canonical + "}";
    }

    /** @throws IllegalArgumentException where it is no such line, or what is hashed speaks of something else */
    public static Link of(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not an entry");
        }
        try {
            var entry = JSON.readTree(parts.group(3));
            return new Link(entry.path("chain").asText(), entry.path("seq").asLong(-1), entry.path("at").asText(), parts.group(3), parts.group(2), parts.group(1));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an entry", e);
        }
    }

    boolean fits() {
        return hash(prev, canonical).equals(hash);
    }

    /** Whether its hash was made when it had that other number: quotes inside of texts are escaped, so the key stands there once. */
    boolean fitsAs(long number) {
        return hash(prev, canonical.replace(",\"seq\":" + seq + ",\"subject\":", ",\"seq\":" + number + ",\"subject\":")).equals(hash);
    }
}
