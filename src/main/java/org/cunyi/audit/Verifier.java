package org.cunyi.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cunyi.audit.proof.Anchor;
import org.cunyi.audit.proof.AnchorRow;
import org.cunyi.audit.proof.AnchorTimes;
import org.cunyi.audit.proof.ChainCheck;
import org.cunyi.audit.proof.Finding;
import org.cunyi.audit.proof.Flaw;
import org.cunyi.audit.proof.Hashes;
import org.cunyi.audit.proof.KnownAnchors;
import org.cunyi.audit.proof.Leaf;
import org.cunyi.audit.proof.Link;
import org.cunyi.audit.proof.Merkle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Verifies many chains in one pass over their entries, in one moment of the database, with a few thousand rows in memory. */
@Component
class Verifier {

    private static final int ROWS = 5000;

    private final JdbcTemplate many;
    private final JdbcClient jdbc;
    private final ChainRows rows;
    private final Anchors anchors;
    private final TransactionTemplate oneMoment;

    Verifier(JdbcTemplate template, Anchors anchors, PlatformTransactionManager transactions) {
        this.many = new JdbcTemplate(template.getDataSource());
        this.many.setFetchSize(ROWS);
        this.jdbc = JdbcClient.create(many);
        this.rows = new ChainRows(jdbc);
        this.anchors = anchors;
        this.oneMoment = new TransactionTemplate(transactions);
        this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.oneMoment.setReadOnly(true);
    }

    /** How far a verification has come, and what it found on its way. */
    interface Watch {

        void found(Finding finding);

        /** Told every few thousand entries. */
        void at(long entries, long chains);
    }

    /** @param entries that are there, broken or not */
    record Count(long entries, long chains, long anchors) {
    }

    /** @param scope code of a unit, whose cases and those of all below it are meant; empty: everything, the days too */
    Count verify(String scope, KnownAnchors outside, Watch watch) {
        return oneMoment.execute(s -> {
            List<Anchor> all = anchors.all();
            anchors(all, outside, watch::found);
            Pass pass = new Pass(anchors.times(), watch);
            many.query(ChainRows.ENTRIES + where("chain", scope) + " order by chain, seq", row -> {
                pass.add(ChainRows.link(row));
            }, of(scope));
            pass.end();
            gone(scope, watch::found);
            return new Count(pass.entries, pass.chains, all.size());
        });
    }

    /** The number of a case carries the code of its unit behind the first dash and before year and count; days carry none. */
    private static String where(String column, String scope) {
        return scope.isEmpty() ? "" : " where " + column + " like ?";
    }

    private static Object[] of(String scope) {
        return scope.isEmpty() ? new Object[0] : new Object[] {"%-" + scope + "%-%-%"};
    }

    /** Chains of which nothing is left. */
    private void gone(String scope, Consumer<Finding> found) {
        String condition = scope.isEmpty() ? " where" : where("h.chain", scope) + " and";
        many.query("select h.chain from audit_chain h" + condition + " h.last_seq > 0 and not exists (select 1 from audit_entry e"
                + " where e.chain = h.chain) order by h.chain", row -> {
            found.accept(new Finding(row.getString(1), 1, Flaw.CUT, null));
        }, of(scope));
        many.query("select h.chain, min(h.anchor) from audit_anchor_leaf h" + condition + " not exists (select 1 from audit_entry e"
                + " where e.chain = h.chain) and not exists (select 1 from audit_chain c where c.chain = h.chain and c.last_seq > 0)"
                + " group by h.chain order by h.chain", row -> {
            found.accept(new Finding(row.getString(1), 1, Flaw.CUT_BELOW_ANCHOR, row.getLong(2)));
        }, of(scope));
    }

    /** Each root comes of what stands in the row, each tree of its leaves, and what is known outside stands among them. */
    private void anchors(List<Anchor> all, KnownAnchors outside, Consumer<Finding> found) {
        outside.compare(all).ifPresent(found);
        Optional<Finding> broken = AnchorRow.check(all).or(() -> trees(all));
        broken.or(() -> jdbc.sql("select number, root from audit_anchor order by number").query((row, n) ->
                        all.get(n).root().equals(row.getString("root")) ? Optional.<Finding>empty()
                                : Optional.of(Finding.ofAnchor(row.getLong("number"), Flaw.ANCHOR_BROKEN))).list().stream()
                .flatMap(Optional::stream).findFirst()).ifPresent(found);
    }

    private Optional<Finding> trees(List<Anchor> all) {
        Map<Long, Anchor> waiting = new HashMap<>();
        all.forEach(a -> waiting.put(a.number(), a));
        List<Finding> broken = new ArrayList<>();
        Tree tree = new Tree();
        Runnable compare = () -> {
            Anchor anchor = waiting.remove(tree.anchor);
            if (tree.leaves.size() > 0 && (anchor == null || !anchor.tree().equals(Hashes.hex(tree.leaves.root())))) {
                broken.add(Finding.ofAnchor(tree.anchor, Flaw.ANCHOR_BROKEN));
            }
        };
        many.query("select chain, seq, hash, anchor, position from audit_anchor_leaf order by anchor, position", row -> {
            if (row.getLong("anchor") != tree.anchor) {
                compare.run();
                tree.anchor = row.getLong("anchor");
                tree.leaves = new Merkle();
            }
            tree.leaves.add(new Leaf(row.getString("chain"), row.getLong("seq"), row.getString("hash"), tree.anchor, 0).hashed());
        });
        compare.run();
        waiting.values().stream().filter(a -> a.changed() > 0).forEach(a -> broken.add(Finding.ofAnchor(a.number(), Flaw.ANCHOR_BROKEN)));
        return broken.stream().min(java.util.Comparator.comparing(Finding::seq));
    }

    private static final class Tree {
        private long anchor;
        private Merkle leaves = new Merkle();
    }

    /** The entries of all chains one after the other; heads and leaves are fetched for a few thousand entries at a time. */
    private final class Pass {

        private final AnchorTimes times;
        private final Watch watch;
        private final List<Link> waiting = new ArrayList<>(ROWS);
        private ChainCheck check;
        private ChainRows.Head head;
        private String chain = "";
        private long entries;
        private long chains;

        Pass(AnchorTimes times, Watch watch) {
            this.times = times;
            this.watch = watch;
        }

        void add(Link link) {
            waiting.add(link);
            if (waiting.size() == ROWS) {
                take();
            }
        }

        private void take() {
            Set<String> names = new LinkedHashSet<>();
            waiting.forEach(l -> names.add(l.chain()));
            names.remove(chain);
            Map<String, ChainRows.Head> heads = names.isEmpty() ? Map.of() : rows.heads(names);
            Map<String, List<Leaf>> leaves = names.isEmpty() ? Map.of() : rows.leaves(names);
            for (Link link : waiting) {
                if (!link.chain().equals(chain)) {
                    close();
                    chain = link.chain();
                    check = rows.check(chain, leaves.getOrDefault(chain, List.of()), times);
                    head = heads.get(chain);
                    chains++;
                }
                check.add(link);
            }
            entries += waiting.size();
            waiting.clear();
            watch.at(entries, chains);
        }

        private void close() {
            if (check != null) {
                check.end(head == null ? null : head.lastSeq(), head == null ? null : head.lastHash()).ifPresent(watch::found);
            }
        }

        void end() {
            take();
            close();
        }
    }
}
