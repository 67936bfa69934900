package org.cunyi.audit.proof;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The hash tree of RFC 6962, section 2.1: leaves are hashed behind 0x00 and nodes behind 0x01, so that none passes for the other. */
public final class Merkle {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /** Roots of complete subtrees from left to right, each larger than the next. */
    private final Deque<Subtree> subtrees = new ArrayDeque<>();
    private long size;

    private record Subtree(long size, byte[] hash) {
    }

    public static byte[] leaf(byte[] data) {
        MessageDigest digest = Hashes.sha256();
        digest.update(LEAF);
        return digest.digest(data);
    }

    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = Hashes.sha256();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** Adds the next leaf; keeps only as many hashes as the tree is high. */
    public void add(byte[] leafHash) {
        Subtree grown = new Subtree(1, leafHash);
        while (!subtrees.isEmpty() && subtrees.peekLast().size() == grown.size()) {
            grown = new Subtree(2 * grown.size(), node(subtrees.removeLast().hash(), grown.hash()));
        }
        subtrees.addLast(grown);
        size++;
    }

    public long size() {
        return size;
    }

    /** Of all leaves so far; without any the hash of nothing. */
    public byte[] root() {
        Iterator<Subtree> fromRight = subtrees.descendingIterator();
        if (!fromRight.hasNext()) {
            return Hashes.sha256().digest();
        }
        byte[] root = fromRight.next().hash();
        while (fromRight.hasNext()) {
            root = node(fromRight.next().hash(), root);
        }
        return root;
    }

    public static byte[] root(List<byte[]> hashes) {
        Merkle tree = new Merkle();
        hashes.forEach(tree::add);
        return tree.root();
    }

    /** The hashes beside the way from that leaf up to the root (PATH of RFC 6962). */
    public static List<byte[]> path(int index, List<byte[]> hashes) {
        List<byte[]> path = new ArrayList<>();
        int from = 0;
        int to = hashes.size();
        while (to - from > 1) {
            int middle = from + Integer.highestOneBit(to - from - 1);
            if (index < middle) {
                path.add(0, root(hashes.subList(middle, to)));
                to = middle;
            } else {
                path.add(0, root(hashes.subList(from, middle)));
                from = middle;
            }
        }
        return path;
    }

    /**
     * The root that leaf and path lead to (RFC 9162, section 2.1.3.2).
     *
     * @throws IllegalArgumentException where the path is too long or too short for that place in a tree of that size
     */
    public static byte[] rootOver(byte[] leafHash, long index, long size, List<byte[]> path) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no such leaf");
        }
        long at = index;
        long last = size - 1;
        byte[] root = leafHash;
        for (byte[] beside : path) {
            if (last == 0) {
                throw new IllegalArgumentException("the path is too long");
            }
            if (at % 2 == 1 || at == last) {
                root = node(beside, root);
                while (at % 2 == 0 && at != 0) {
                    at /= 2;
                    last /= 2;
                }
            } else {
                root = node(root, beside);
            }
            at /= 2;
            last /= 2;
        }
        if (last != 0) {
            throw new IllegalArgumentException("the path is too short");
        }
        return root;
    }
}
