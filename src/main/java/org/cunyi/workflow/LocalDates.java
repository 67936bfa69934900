package org.cunyi.workflow;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Days as people write them to us: {@code yyyy-MM-dd}, real, and within the times that any rule of ours speaks of. */
public final class LocalDates {

    private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final LocalDate FIRST = LocalDate.of(1949, 10, 1);

    private LocalDates() {
    }

    public static Optional<LocalDate> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text)).filter(d -> !d.isBefore(FIRST));
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }
}
