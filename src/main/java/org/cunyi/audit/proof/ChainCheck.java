package org.cunyi.audit.proof;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Follows one chain from its first entry on and says what is wrong with it first; the entries come one by one, in their order. */
public final class ChainCheck {

    private final String chain;
    private final Rest rest;
    private final Iterator<Leaf> leaves;
    private final AnchorTimes times;
    private Leaf next;
    private long lastVouched;
    private long expected = 1;
    private String previous = Hashes.START;
    private String beforePrevious = "";
    private Finding finding;

    /** Looks through the whole chain, asked only once something is wrong. */
    public interface Rest {

        /** Number of the entry that names that hash as the one before it. */
        OptionalLong after(String hash);

        /** Number of the entry with that hash. */
        OptionalLong with(String hash);
    }

    /**
     * @param leaves what anchors saw of the chain, by number
     * @param times  of all anchors, also of those that did not see it
     */
    public ChainCheck(String chain, List<Leaf> leaves, AnchorTimes times, Rest rest) {
        this.chain = chain;
        this.rest = rest;
        this.times = times;
        this.leaves = leaves.iterator();
        this.next = this.leaves.hasNext() ? this.leaves.next() : null;
    }

    public void add(Link link) {
        if (finding != null) {
            return;
        }
        finding = flaw(link);
        if (finding == null) {
            finding = unvouched(link);
        }
        if (finding == null) {
            compare(link);
            beforePrevious = previous;
            previous = link.hash();
            expected++;
        }
    }

    private Finding flaw(Link link) {
        if (link.seq() != expected) {
            return link.seq() > expected ? found(expected, Flaw.MISSING) : found(link.seq(), Flaw.INSERTED);
        }
        if (link.prev().equals(previous)) {
            return link.fits() && link.chain().equals(chain) ? null : found(expected, Flaw.CHANGED);
        }
        if (link.prev().equals(beforePrevious)) {
            return found(expected - 1, Flaw.INSERTED);
        }
        if (rest.after(previous).isPresent()) {
            return found(expected, rest.with(link.prev()).isPresent() ? Flaw.REORDERED : Flaw.INSERTED);
        }
        if (link.fits() && link.chain().equals(chain)) {
            // it is as it was, so the one before was hashed anew
            return found(Math.max(1, expected - 1), Flaw.CHANGED);
        }
        return found(expected, link.fitsAs(expected + 1) ? Flaw.MISSING : Flaw.REPLACED);
    }

    /** The next leaf vouches for all entries up to its own; what is old enough needs one in the first anchor after it, or an earlier one. */
    private Finding unvouched(Link link) {
        OptionalLong due = times.due(link.at());
        return due.isPresent() && (next == null || next.anchor() > due.getAsLong())
                ? new Finding(chain, link.seq(), Flaw.UNVOUCHED, due.getAsLong()) : null;
    }

    /** Entries that came after an anchor only extend what it saw. */
    private void compare(Link link) {
        if (next != null && next.seq() == link.seq()) {
            if (!next.hash().equals(link.hash())) {
                finding = new Finding(chain, lastVouched + 1, Flaw.REWRITTEN, next.anchor());
                return;
            }
            lastVouched = next.seq();
            next = leaves.hasNext() ? leaves.next() : null;
        }
    }

    private Finding found(long seq, Flaw flaw) {
        return new Finding(chain, seq, flaw, null);
    }

    /** @param lastSeq as the head says, which is kept apart from the entries; {@code null} where there is no head */
    public Optional<Finding> end(Long lastSeq, String lastHash) {
        if (finding == null) {
            finding = lastSeq == null ? found(expected, Flaw.HEAD_MISSING) : head(lastSeq, lastHash);
        }
        if (finding == null && next != null) {
            finding = new Finding(chain, expected, Flaw.CUT_BELOW_ANCHOR, next.anchor());
        }
        return Optional.ofNullable(finding);
    }

    private Finding head(long lastSeq, String lastHash) {
        long last = expected - 1;
        if (lastSeq > last) {
            return found(expected, Flaw.CUT);
        }
        if (lastSeq == last) {
            return lastHash.equals(previous) ? null : found(expected, Flaw.HEAD_CHANGED);
        }
        return rest.with(lastHash).orElse(-1) == lastSeq ? found(lastSeq + 1, Flaw.INSERTED) : found(expected, Flaw.HEAD_CHANGED);
    }

    public Optional<Finding> finding() {
        return Optional.ofNullable(finding);
    }

    /** Entries that are as they were, from the first on. */
    public long good() {
        return expected - 1;
    }

    public String lastHash() {
        return previous;
    }
}
