package org.cunyi.publicity.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.cunyi.publicity.NoticeBoard.Place;

/**
 * One page of a board, the newest first.
 *
 * @param newer address of the page before this one, {@code null} on the first
 * @param older address of the page after it, {@code null} on the last
 */
public record BoardPage(List<BoardEntry> items, String newer, String older) {

    static final int SIZE = 20;
    private static final int DAY = 10;
    private static final int LONGEST = 60;

    /** @param found one more than a page holds where there are more */
    static BoardPage of(List<BoardEntry> found, Optional<Place> from) {
        boolean more = found.size() > SIZE;
        boolean back = from.filter(Place::newer).isPresent();
        List<BoardEntry> items = !more ? found : back ? found.subList(1, found.size()) : found.subList(0, SIZE);
        if (items.isEmpty()) {
            return new BoardPage(items, null, null);
        }
        boolean hasNewer = back ? more : from.isPresent();
        boolean hasOlder = back || more;
        return new BoardPage(items, hasNewer ? place(items.get(0)) : null, hasOlder ? place(items.get(items.size() - 1)) : null);
    }

    private static String place(BoardEntry entry) {
        return entry.postedOn() + "_" + entry.id();
    }

    /** The place that an address names; one that was tampered with or cut off is the beginning. */
    static Optional<Place> place(String newer, String older) {
        String named = newer.isEmpty() ? older : newer;
        if (named.length() <= DAY + 1 || named.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Place(LocalDate.parse(named.substring(0, DAY)), named.substring(DAY + 1), !newer.isEmpty()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
