package org.cunyi.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cunyi.audit.proof.Hashes;
import org.cunyi.audit.proof.Inclusion;
import org.cunyi.audit.proof.Leaf;
import org.cunyi.audit.proof.Merkle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The leaves of the anchors' trees. The root of every 256 leaves is kept, so that a proof out of a million reads a few hundred rows of each. */
@Component
public class LeafRows {

    private static final int TILE = 256;
    private static final int FETCH = 5000;
    private static final String COLUMNS = "select chain, seq, hash, anchor, position from audit_anchor_leaf";

    private final JdbcTemplate many;
    private final JdbcClient jdbc;

    LeafRows(JdbcTemplate many) {
        this.many = new JdbcTemplate(many.getDataSource());
        this.many.setFetchSize(FETCH);
        this.jdbc = JdbcClient.create(this.many);
    }

    /** Makes the tree over the leaves of a new anchor and keeps its tiles. @return its root */
    String plant(long anchor) {
        Merkle tree = new Merkle();
        List<byte[]> tile = new ArrayList<>();
        List<Object[]> tiles = new ArrayList<>();
        try (Stream<Leaf> leaves = jdbc.sql(COLUMNS + " where anchor = ? order by position").param(anchor).query(Leaf.class).stream()) {
            leaves.map(Leaf::hashed).forEach(hash -> {
                tree.add(hash);
                tile.add(hash);
                if (tile.size() == TILE) {
                    tiles.add(new Object[] {anchor, tiles.size(), Hashes.hex(Merkle.root(tile))});
                    tile.clear();
                }
            });
        }
        many.batchUpdate("insert into audit_anchor_tile (anchor, position, hash) values (?, ?, ?)", tiles);
        return Hashes.hex(tree.root());
    }

    /** What anchors saw of a chain, each with the way to its tree's root. */
    @Transactional(readOnly = true)
    public List<Inclusion> proofs(String chain) {
        return jdbc.sql(COLUMNS + " where chain = ? order by seq").param(chain).query(Leaf.class).list().stream().map(this::proof).toList();
    }

    private Inclusion proof(Leaf leaf) {
        long size = jdbc.sql("select changed from audit_anchor where number = ?").param(leaf.anchor()).query(Long.class).single();
        long from = leaf.position() / TILE * TILE;
        List<byte[]> path = new ArrayList<>(Merkle.path((int) (leaf.position() - from), hashes(leaf.anchor(), from)));
        path.addAll(Merkle.path((int) (leaf.position() / TILE), tiles(leaf.anchor(), size)));
        return new Inclusion(leaf.anchor(), leaf.seq(), leaf.hash(), leaf.position(), size, path.stream().map(Hashes::hex).toList());
    }

    /** The roots of all tiles; the last one may not be full and is not kept. */
    private List<byte[]> tiles(long anchor, long size) {
        List<byte[]> tiles = new ArrayList<>(jdbc.sql("select hash from audit_anchor_tile where anchor = ? order by position").param(anchor)
                .query(String.class).list().stream().map(Hashes::bytes).toList());
        if (size % TILE != 0) {
            tiles.add(Merkle.root(hashes(anchor, size / TILE * TILE)));
        }
        return tiles;
    }

    private List<byte[]> hashes(long anchor, long from) {
        return jdbc.sql(COLUMNS + " where anchor = ? and position >= ? and position < ? order by position").params(anchor, from, from + TILE)
                .query(Leaf.class).list().stream().map(Leaf::hashed).toList();
    }
}
