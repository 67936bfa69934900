package org.cunyi.cadre.batch;

import java.time.OffsetDateTime;

/**
 * A batch in a list.
 *
 * @param underWay how many of its candidates are not through yet, a publication included
 */
public record BatchLine(String number, String township, String title, OffsetDateTime openedAt, int candidates, int underWay) {

    /** Whether it has candidates and all of them are through. */
    public boolean isDone() {
        return candidates > 0 && underWay == 0;
    }
}
