package org.cunyi.publicity;

import java.util.List;
import java.util.Optional;

/** What a room shows everybody on a village's public page beside its notices; nothing stands in it that may not be public. */
public interface VillagePart {

    /** @param villageCode a unit of the lowest level; empty where there is nothing to show */
    Optional<Part> of(String villageCode);

    /**
     * A heading, its first few lines, and where all of them are.
     *
     * @param path below {@code /public/}
     */
    record Part(String heading, List<Line> lines, String path, String more) {
    }

    /** @param pressing whether its standing is something to look at */
    record Line(String title, String standing, boolean pressing) {
    }
}
