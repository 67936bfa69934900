package org.cunyi.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.cunyi.audit.proof.AnchorTimes;
import org.cunyi.audit.proof.ChainCheck;
import org.cunyi.audit.proof.Leaf;
import org.cunyi.audit.proof.Link;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a verification reads: entries, the heads kept apart from them, and what anchors saw. */
final class ChainRows {

    static final String ENTRIES = "select chain, seq, at, actor, action, subject, payload, prev_hash, hash from audit_entry";

    private final JdbcClient jdbc;

    ChainRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Head(String chain, long lastSeq, String lastHash) {
    }

    static Link link(ResultSet row) throws SQLException {
        String chain = row.getString("chain");
        long seq = row.getLong("seq");
        String at = row.getString("at");
        return new Link(chain, seq, at, Link.canonical(chain, seq, at, row.getString("actor"), row.getString("action"),
                row.getString("subject"), row.getString("payload")), row.getString("prev_hash"), row.getString("hash"));
    }

    Optional<Head> head(String chain) {
        return Optional.ofNullable(heads(List.of(chain)).get(chain));
    }

    Map<String, Head> heads(Collection<String> chains) {
        return jdbc.sql("select chain, last_seq, last_hash from audit_chain where chain in (:chains)").param("chains", chains).query(Head.class).list()
                .stream().collect(Collectors.toMap(Head::chain, h -> h));
    }

    List<Leaf> leaves(String chain) {
        return leaves(List.of(chain)).getOrDefault(chain, List.of());
    }

    Map<String, List<Leaf>> leaves(Collection<String> chains) {
        return jdbc.sql("select chain, seq, hash, anchor, position from audit_anchor_leaf where chain in (:chains) order by seq")
                .param("chains", chains).query(Leaf.class).list().stream().collect(Collectors.groupingBy(Leaf::chain));
    }

    AnchorTimes times(Instant now) {
        return AnchorTimes.until(now, jdbc.sql("select number, made_at as at from audit_anchor order by number").query(AnchorTimes.Made.class).list());
    }

    ChainCheck check(String chain, List<Leaf> leaves, AnchorTimes times) {
        return new ChainCheck(chain, leaves, times, new Rows(chain));
    }

    private final class Rows implements ChainCheck.Rest {

        private final String chain;

        Rows(String chain) {
            this.chain = chain;
        }

        @Override
        public OptionalLong after(String hash) {
            return seq("prev_hash", hash);
        }

        @Override
        public OptionalLong with(String hash) {
            return seq("hash", hash);
        }

        private OptionalLong seq(String column, String hash) {
            return jdbc.sql("select seq from audit_entry where chain = ? and " + column + " = ? order by seq fetch first 1 rows only")
                    .params(chain, hash).query(Long.class).optional().map(OptionalLong::of).orElseGet(OptionalLong::empty);
        }
    }
}
