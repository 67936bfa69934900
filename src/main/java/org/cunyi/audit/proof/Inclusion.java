package org.cunyi.audit.proof;

import java.util.List;

/** Proof that a head stands in an anchor's tree of {@code size} leaves, at {@code position} (from 0). */
public record Inclusion(long anchor, long seq, String hash, long position, long size, List<String> path) {

    public boolean leadsTo(String tree, String chain) {
        try {
            byte[] leaf = new Leaf(chain, seq, hash, anchor, position).hashed();
            return Hashes.hex(Merkle.rootOver(leaf, position, size, path.stream().map(Hashes::bytes).toList())).equals(tree);
        } catch (IllegalArgumentException broken) {
            return false;
        }
    }
}
