package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.cunyi.cadre.paper.CadrePaper;

/**
 * What somebody verified. Two of them say the same when they found the same situations of the same day under the same circumstances; their words
 * may differ.
 *
 * @param agreed whether it is the second finding that says the same as the one before
 */
record Facts(boolean founded, LocalDate happenedOn, List<String> codes, List<String> repeated, boolean aggravating, boolean mitigating,
        String words, boolean agreed, CadrePaper paper) {

    static Facts of(CadrePaper p) {
        return new Facts(p.yes("founded"), p.date("happenedOn"), p.list("codes"), p.list("repeated"), p.yes("aggravating"), p.yes("mitigating"),
                p.text("words"), p.yes("agreed"), p);
    }

    boolean says(Facts other) {
        return founded == other.founded && (!founded || happenedOn.equals(other.happenedOn) && new TreeSet<>(codes).equals(new TreeSet<>(other.codes))
                && new TreeSet<>(repeated).equals(new TreeSet<>(other.repeated)) && aggravating == other.aggravating && mitigating == other.mitigating);
    }

    /** Whether it finds something that the other did not: that alone lets a measure become heavier after a defence. */
    boolean addsTo(Facts other) {
        return !other.codes.containsAll(codes) || !other.repeated.containsAll(repeated) || aggravating && !other.aggravating;
    }

    Map<String, Object> inputs(String postKind) {
        return new HashMap<>(Map.of("situationCodes", String.join(",", codes), "repeatedCodes", String.join(",", repeated), "aggravating",
                aggravating, "mitigating", mitigating, "postKind", postKind));
    }
}
