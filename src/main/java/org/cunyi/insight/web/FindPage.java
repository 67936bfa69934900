package org.cunyi.insight.web;

import java.util.List;
import java.util.Optional;
import org.cunyi.insight.search.CaseFinder;
import org.cunyi.insight.search.CaseQuestion;
import org.cunyi.insight.search.FoundCase;
import org.cunyi.insight.search.Place;

/**
 * One page of a search.
 *
 * @param after  to read on from, {@code null} where there are no older cases
 * @param before to read back from, {@code null} where this page begins with the newest
 */
record FindPage(List<FoundCase> items, String after, String before) {

    static final FindPage EMPTY = new FindPage(List.of(), null, null);

    /** One more than a page has is asked for, so that nothing is counted to know whether there is another. */
    static FindPage of(CaseFinder cases, CaseQuestion question, Optional<Place> place, int size) {
        List<FoundCase> found = cases.find(question, place, size + 1);
        boolean more = found.size() > size;
        boolean back = place.filter(Place::newer).isPresent();
        List<FoundCase> items = !more ? found : back ? found.subList(1, size + 1) : found.subList(0, size);
        if (items.isEmpty()) {
            return EMPTY;
        }
        return new FindPage(items, back || more ? items.get(items.size() - 1).place() : null,
                back ? more ? items.get(0).place() : null : place.isPresent() ? items.get(0).place() : null);
    }
}
