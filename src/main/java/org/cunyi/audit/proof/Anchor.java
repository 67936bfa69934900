package org.cunyi.audit.proof;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * 存证: what all chains looked like at one moment, in one hash. It covers the heads that moved since the anchor before, and that anchor's root.
 *
 * @param number   1, 2, 3 without a gap
 * @param day      in Asia/Shanghai, {@code yyyy-MM-dd}
 * @param madeAt   ISO instant with offset
 * @param previous root of the anchor before, zeros for the first
 * @param changed  heads that moved since then: the leaves of the tree
 * @param chains   chains that this or an earlier anchor has seen
 * @param entries  entries that this or an earlier anchor covers
 * @param tree     Merkle root over the leaves
 */
@JsonPropertyOrder(alphabetic = true)
public record Anchor(long number, String day, String madeAt, String previous, long changed, long chains, long entries, String tree) {

    /** So many digits of a root stand in the short reference; whoever wants to forge one tries 2^63 times. */
    public static final int SHORT = 16;
    private static final ObjectMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /** One line of {@code anchors.jsonl}, keys in alphabetical order, without spaces. */
    public String line() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SHA-256 of the line: what is made known outside. */
    public String root() {
        return Hashes.of(line());
    }

    /** Number and the first digits of the root, for paper and addresses. */
    public String reference() {
        return number + "-" + root().substring(0, SHORT);
    }

    /** @throws IllegalArgumentException where the line is not exactly what {@link #line()} writes */
    public static Anchor of(String line) {
        try {
            Anchor anchor = JSON.readValue(line, Anchor.class);
            if (anchor != null && anchor.line().equals(line)) {
                return anchor;
            }
        } catch (JsonProcessingException | IllegalStateException e) {
            throw new IllegalArgumentException("not an anchor", e);
        }
        throw new IllegalArgumentException("not an anchor");
    }
}
