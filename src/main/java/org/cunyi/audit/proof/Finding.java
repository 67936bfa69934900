package org.cunyi.audit.proof;

/**
 * The first thing that is wrong with a chain.
 *
 * @param chain  empty where an anchor itself is meant; then {@code seq} is its number
 * @param seq    the first entry that is not as it was; for {@link Flaw#REWRITTEN} and {@link Flaw#UNVOUCHED} the first that no anchor vouches for any more
 * @param anchor number of the anchor that shows it, {@code null} where the chain does so itself
 */
public record Finding(String chain, long seq, Flaw flaw, Long anchor) {

    public static Finding ofAnchor(long number, Flaw flaw) {
        return new Finding("", number, flaw, number);
    }

    /** In one Chinese sentence. */
    public String words() {
        if (chain.isEmpty()) {
            return seq == 0 ? flaw.words() : "第" + seq + "号存证：" + flaw.words();
        }
        return chain + " 第" + seq + "条" + (flaw == Flaw.REWRITTEN || flaw == Flaw.UNVOUCHED ? "起" : "") + "：" + flaw.words() + (anchor == null ? "" : "（第" + anchor + "号存证）");
    }
}
