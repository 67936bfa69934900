package org.cunyi.browser;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.cunyi.audit.proof.Anchor;
import org.cunyi.audit.proof.Hashes;
import org.cunyi.audit.proof.Leaf;
import org.cunyi.audit.proof.Link;
import org.cunyi.audit.proof.Merkle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody with the whole database in his hands: as its superuser he goes around every trigger and every key. Undoes what he did. */
final class Tampering {

    private static final List<String> TABLES = List.of("audit_entry", "audit_chain", "audit_anchor", "audit_anchor_leaf");
    private static final String TILES = "audit_anchor_tile";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final String chain;
    private final String other;

    Tampering(JdbcClient jdbc, TransactionTemplate transaction, String chain, String other) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.chain = chain;
        this.other = other;
    }

    private static String copy(String table) {
        return "tampering_" + table;
    }

    private static String rows(String table) {
        return table.equals("audit_entry") || table.equals("audit_chain") ? " where chain in (:chain, :other)" : "";
    }

    void keep() {
        for (String table : TABLES) {
            sql("create table " + copy(table) + " as select * from " + table + (rows(table).isEmpty() ? "" : " where chain in ('" + chain + "', '"
                    + other + "')"));
        }
        sql("create table " + copy(TILES) + " as select * from " + TILES);
    }

    void undo() {
        masterly(s -> {
            for (String table : List.of("audit_entry", "audit_chain", "audit_anchor", "audit_anchor_leaf", TILES)) {
                var gone = jdbc.sql("delete from " + table + rows(table));
                (rows(table).isEmpty() ? gone : gone.param("chain", chain).param("other", other)).update();
                sql("insert into " + table + " select * from " + copy(table));
                sql("drop table " + copy(table));
            }
        });
    }

    private void sql(String sql, Object... values) {
        jdbc.sql(sql).params(values).update();
    }

    private void masterly(Consumer<Object> deed) {
        transaction.executeWithoutResult(s -> {
            jdbc.sql("set local session_replication_role = replica").update();
            deed.accept(s);
        });
    }

    long last() {
        return jdbc.sql("select max(seq) from audit_entry where chain = ?").param(chain).query(Long.class).single();
    }

    void change(long seq) {
        masterly(s -> sql("update audit_entry set payload = '{\"forged\":true}' where chain = ? and seq = ?", chain, seq));
    }

    void delete(long seq) {
        masterly(s -> sql("delete from audit_entry where chain = ? and seq = ?", chain, seq));
    }

    /** With a proper hash of its own, everything behind it moved by one, and the head too. */
    void insert(long seq) {
        masterly(s -> {
            sql("update audit_entry set seq = seq + 1000 where chain = ? and seq >= ?", chain, seq);
            sql("update audit_entry set seq = seq - 999 where chain = ? and seq > 1000", chain);
            String prev = hash(seq - 1);
            String hash = Link.hash(prev, Link.canonical(chain, seq, "2026-11-22T10:00+08:00", "forger", "test.forged", "x", "{}"));
            sql("insert into audit_entry (chain, seq, at, actor, action, subject, payload, prev_hash, hash) values (?, ?, '2026-11-22T10:00+08:00',"
                    + " 'forger', 'test.forged', 'x', '{}', ?, ?)", chain, seq, prev, hash);
            sql("update audit_chain set last_seq = last_seq + 1 where chain = ?", chain);
        });
    }

    void reorder(long seq) {
        masterly(s -> {
            sql("update audit_entry set seq = -1 where chain = ? and seq = ?", chain, seq);
            sql("update audit_entry set seq = ? where chain = ? and seq = ?", seq, chain, seq + 1);
            sql("update audit_entry set seq = ? where chain = ? and seq = -1", seq + 1, chain);
        });
    }

    void swap(long seq) {
        masterly(s -> {
            sql("update audit_entry set chain = ? where chain = ? and seq = ?", "swapping", chain, seq);
            sql("update audit_entry set chain = ? where chain = ? and seq = ?", chain, other, seq);
            sql("update audit_entry set chain = ? where chain = 'swapping'", other);
        });
    }

    /** With the head set back, so that the chain itself shows nothing. */
    void cut(long seq) {
        masterly(s -> {
            sql("delete from audit_entry where chain = ? and seq >= ?", chain, seq);
            sql("update audit_chain set last_seq = ?, last_hash = ? where chain = ?", seq - 1, hash(seq - 1), chain);
        });
    }

    private String hash(long seq) {
        return jdbc.sql("select hash from audit_entry where chain = ? and seq = ?").params(chain, seq).query(String.class).single();
    }

    private record Row(long seq, String at, String actor, String action, String subject, String payload) {
    }

    /** Another actor in the second entry, every hash after it made anew, and the head. */
    void rewrite() {
        masterly(s -> {
            sql("update audit_entry set actor = 'somebody-else' where chain = ? and seq = 2", chain);
            String prev = Hashes.START;
            for (Row row : jdbc.sql("select seq, at, actor, action, subject, payload from audit_entry where chain = ? order by seq").param(chain)
                    .query(Row.class).list()) {
                String hash = Link.hash(prev, Link.canonical(chain, row.seq(), row.at(), row.actor(), row.action(), row.subject(), row.payload()));
                sql("update audit_entry set prev_hash = ?, hash = ? where chain = ? and seq = ?", prev, hash, chain, row.seq());
                prev = hash;
            }
            sql("update audit_chain set last_hash = ? where chain = ?", prev, chain);
        });
    }

    /** What the anchors saw of the chain, so that nothing is left to measure it against. */
    void forgetLeaves() {
        masterly(s -> sql("delete from audit_anchor_leaf where chain = ?", chain));
    }

    /** And what the anchors saw, their trees, and all roots from there on. */
    void rewriteEverything() {
        rewrite();
        masterly(s -> {
            sql("update audit_anchor_leaf l set hash = (select e.hash from audit_entry e where e.chain = l.chain and e.seq = l.seq)"
                    + " where l.chain = ?", chain);
            String previous = Hashes.START;
            List<Anchor> all = jdbc.sql("select number, made_on as \"day\", made_at, previous, changed, chains, entries, tree from audit_anchor order by"
                    + " number").query(Anchor.class).list();
            for (Anchor a : all) {
                // who does it well leaves no clock that was set back
                String madeAt = all.stream().filter(later -> later.number() >= a.number()).map(Anchor::madeAt)
                        .min(Comparator.comparing(OffsetDateTime::parse)).orElseThrow();
                Anchor anew = new Anchor(a.number(), a.day(), madeAt, previous, a.changed(), a.chains(), a.entries(), plant(a.number()));
                sql("update audit_anchor set made_at = ?, previous = ?, tree = ?, root = ? where number = ?", madeAt, previous, anew.tree(), anew.root(),
                        a.number());
                previous = anew.root();
            }
        });
    }

    private String plant(long anchor) {
        List<byte[]> leaves = new ArrayList<>(jdbc.sql("select chain, seq, hash, anchor, position from audit_anchor_leaf where anchor = ?"
                + " order by position").param(anchor).query(Leaf.class).list().stream().map(Leaf::hashed).toList());
        for (int i = 0; i + 256 <= leaves.size(); i += 256) {
            sql("update audit_anchor_tile set hash = ? where anchor = ? and position = ?", Hashes.hex(Merkle.root(leaves.subList(i, i + 256))), anchor,
                    i / 256);
        }
        return Objects.requireNonNull(Hashes.hex(Merkle.root(leaves)));
    }
}
