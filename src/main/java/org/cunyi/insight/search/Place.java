package org.cunyi.insight.search;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in a list, from which to read on to what is older or back to what is {@code newer}. It carries all that the list needs to go on, so that
 * nothing is looked up by it: what somebody makes up himself tells him of no row (docs/insight.md).
 *
 * @param key tells what happened at one moment apart: the number of a case, the item of a finding
 */
public record Place(OffsetDateTime at, String key, boolean newer) {

    private static final int LONGEST = 200;
    private static final Pattern KEY = Pattern.compile("[\\w:-]{1,80}");
    private static final String BETWEEN = "~";

    /** As it stands in an address. */
    public String word() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at.toInstant() + BETWEEN + key).getBytes(StandardCharsets.UTF_8));
    }

    /** @return nothing where that is no place of ours */
    public static Optional<Place> of(String word, boolean newer) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8).split(BETWEEN, 2);
            return parts.length == 2 && KEY.matcher(parts[1]).matches()
                    ? Optional.of(new Place(Instant.parse(parts[0]).atOffset(ZoneOffset.UTC), parts[1], newer)) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException madeUp) {
            return Optional.empty();
        }
    }
}
