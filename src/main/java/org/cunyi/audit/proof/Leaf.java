package org.cunyi.audit.proof;

import java.nio.charset.StandardCharsets;

/** A chain's head as an anchor saw it: entry {@code seq} of that chain had that hash. */
public record Leaf(String chain, long seq, String hash, long anchor, long position) {

    /** The leaf's hash in the tree; what is hashed is the chain, the number and the hash on a line each. */
    public byte[] hashed() {
        return Merkle.leaf((chain + "\n" + seq + "\n" + hash).getBytes(StandardCharsets.UTF_8));
    }
}
