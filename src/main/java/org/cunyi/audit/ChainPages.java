package org.cunyi.audit;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Reads a chain in pieces, so that a case of five thousand entries costs no more to look at than one of fifty. */
@Component
public class ChainPages {

    private final JdbcClient jdbc;

    ChainPages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which acts are meant.
     *
     * @param families beginnings of actions such as {@code notice.}, or whole actions; none means all
     * @param others   whether all but these are meant
     */
    public record Kinds(List<String> families, boolean others) {

        public static final Kinds ALL = new Kinds(List.of(), true);

        private String sql() {
            if (families.isEmpty()) {
                return "";
            }
            return IntStream.range(0, families.size()).mapToObj(i -> "action like :family" + i)
                    .collect(Collectors.joining(" or ", others ? " and not (" : " and (", ")"));
        }

        private StatementSpec in(StatementSpec asked) {
            for (int i = 0; i < families.size(); i++) {
                asked = asked.param("family" + i, families.get(i).endsWith(".") ? families.get(i) + "%" : families.get(i));
            }
            return asked;
        }
    }

    /** Where an entry stands and what it was about. */
    public record Mark(long seq, String subject) {
    }

    /** Entries after that one, in their order. */
    public List<AuditEntry> after(String chain, Kinds kinds, long seq, int limit) {
        return kinds.in(jdbc.sql("select * from audit_entry where chain = :chain and seq > :seq" + kinds.sql() + " order by seq fetch next :limit rows only"))
                .param("chain", chain).param("seq", seq).param("limit", limit).query(AuditEntry.class).list();
    }

    public List<AuditEntry> of(String chain, Collection<Long> seqs) {
        return seqs.isEmpty() ? List.of() : jdbc.sql("select * from audit_entry where chain = :chain and seq in (:seqs) order by seq")
                .param("chain", chain).param("seqs", seqs).query(AuditEntry.class).list();
    }

    /** Every act of that name, without what it says. */
    public List<Mark> marks(String chain, String action) {
        return jdbc.sql("select seq, subject from audit_entry where chain = ? and action = ? order by seq").params(chain, action).query(Mark.class).list();
    }

    /** Everybody who did anything in it. */
    public Set<String> actors(String chain) {
        return jdbc.sql("select distinct actor from audit_entry where chain = ?").param(chain).query(String.class).set();
    }

    /** How many entries there are. */
    public long length(String chain) {
        return jdbc.sql("select last_seq from audit_chain where chain = ?").param(chain).query(Long.class).optional().orElse(0L);
    }
}
