package org.cunyi.cadre.paper;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Personal;
import org.cunyi.workflow.SecretKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is written about persons in recall, filing and handling. */
@Component
public class CadrePapers {

    private static final String SELECT = "select id, case_number, kind, ref, sealed from cadre_paper where taken_back_at is null and case_number = ?"
            + " and kind = ?";

    private final JdbcClient jdbc;
    private final SecretKeys keys;
    private final Clock clock;
    private final SealedTable table;

    public CadrePapers(JdbcClient jdbc, SecretKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
        this.table = new SealedTable(jdbc, keys, clock, "cadre_paper", "cunyi cadre paper");
    }

    private record Row(long id, String caseNumber, String kind, Long ref, String sealed) {
    }

    /** @param ref the row it belongs to, or {@code null} */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(String caseNumber, String kind, Long ref, Map<String, Object> content) {
        jdbc.sql("insert into cadre_paper (case_number, kind, ref, sealed, made_by, made_at) values (?, ?, ?, ?, ?, ?)")
                .params(caseNumber, kind, ref, table.seal(caseNumber, kind, content), Actor.current(), OffsetDateTime.now(clock)).update();
    }

    /** Whatever counts of that kind, in its order. */
    public List<CadrePaper> of(String caseNumber, String kind) {
        return jdbc.sql(SELECT + " order by id").params(caseNumber, kind).query(Row.class).list().stream().map(this::open).toList();
    }

    /** The newest of that kind. */
    public Optional<CadrePaper> latest(String caseNumber, String kind) {
        return jdbc.sql(SELECT + " order by id desc fetch first 1 rows only").params(caseNumber, kind).query(Row.class).optional().map(this::open);
    }

    /** The newest of that kind about that row. */
    public Optional<CadrePaper> latest(String caseNumber, String kind, long ref) {
        return jdbc.sql(SELECT + " and ref = ? order by id desc fetch first 1 rows only").params(caseNumber, kind, ref).query(Row.class).optional()
                .map(this::open);
    }

    private CadrePaper open(Row row) {
        return new CadrePaper(row.id(), row.kind(), row.ref(), table.open(row.caseNumber(), row.kind(), row.sealed()));
    }

    /** What the chain keeps of words. */
    public Personal told(String caseNumber, String words) {
        return keys.told(caseNumber, words);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(String caseNumber, String kind) {
        table.takeBack(caseNumber, kind);
    }

    /** @return how many there were */
    @Transactional(propagation = Propagation.MANDATORY)
    public int erase(String caseNumber) {
        return table.erase(caseNumber);
    }

    /** @param transaction runs some of it */
    public void sealAnew(Consumer<Runnable> transaction) {
        table.sealAnew(transaction, paper -> { });
    }
}
