package org.cunyi.audit.proof;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Whether anchors follow each other as they say: numbers without a gap, each naming the root of the one before. */
public final class AnchorRow {

    private AnchorRow() {
    }

    /** @return what is wrong first */
    public static Optional<Finding> check(List<Anchor> anchors) {
        String previous = Hashes.START;
        long number = 1;
        for (Iterator<Anchor> i = anchors.iterator(); i.hasNext(); number++) {
            Anchor anchor = i.next();
            if (anchor.number() != number) {
                return Optional.of(Finding.ofAnchor(number, Flaw.ANCHOR_MISSING));
            }
            if (!previous.equals(anchor.previous())) {
                return Optional.of(Finding.ofAnchor(Math.max(1, number - 1), Flaw.ANCHOR_BROKEN));
            }
            previous = anchor.root();
        }
        return Optional.empty();
    }
}
