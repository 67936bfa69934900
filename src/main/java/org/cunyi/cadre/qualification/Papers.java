package org.cunyi.cadre.qualification;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.cunyi.cadre.paper.SealedTable;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Personal;
import org.cunyi.workflow.SecretKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is written about a candidate: name, number, findings and words. */
@Component
class Papers {

    private static final String PURPOSE = "cunyi qualification";

    private final JdbcClient jdbc;
    private final SecretKeys keys;
    private final Clock clock;
    private final SealedTable table;

    Papers(JdbcClient jdbc, SecretKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
        this.table = new SealedTable(jdbc, keys, clock, "qualification_paper", PURPOSE);
    }

    private record Row(long id, String caseNumber, String kind, String unit, String sealed) {
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(String caseNumber, String kind, String unit, Map<String, Object> content) {
        jdbc.sql("insert into qualification_paper (case_number, kind, unit, sealed, made_by, made_at) values (?, ?, ?, ?, ?, ?)")
                .params(caseNumber, kind, unit, table.seal(caseNumber, kind, content), Actor.current(), OffsetDateTime.now(clock)).update();
    }

    /** Whatever counts in a case, in its order. */
    List<Paper> of(String caseNumber) {
        return jdbc.sql("select id, case_number, kind, unit, sealed from qualification_paper where case_number = ? and taken_back_at is null"
                + " order by id").param(caseNumber).query(Row.class).list().stream().map(this::open).toList();
    }

    /** The same of many cases at once, by case. */
    Map<String, List<Paper>> of(Collection<String> caseNumbers) {
        return caseNumbers.isEmpty() ? Map.of() : jdbc.sql("select id, case_number, kind, unit, sealed from qualification_paper"
                        + " where case_number in (:numbers) and taken_back_at is null order by id").param("numbers", caseNumbers).query(Row.class).list()
                .stream().collect(Collectors.groupingBy(Row::caseNumber, Collectors.mapping(this::open, Collectors.toList())));
    }

    Optional<Paper> latest(String caseNumber, String kind) {
        return jdbc.sql("select id, case_number, kind, unit, sealed from qualification_paper where case_number = ? and kind = ?"
                + " and taken_back_at is null order by id desc fetch first 1 rows only").params(caseNumber, kind).query(Row.class).optional()
                .map(this::open);
    }

    private Paper open(Row row) {
        return new Paper(row.id(), row.kind(), row.unit(), table.open(row.caseNumber(), row.kind(), row.sealed()));
    }

    /** The same number gives the same marks, so that one person is not reviewed twice at once; nobody finds the number from one. */
    List<String> marks(String identityNumber) {
        return keys.marks(PURPOSE + " identity", identityNumber);
    }

    /** What the chain keeps of words. */
    Personal told(String caseNumber, String words) {
        return keys.told(caseNumber, words);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(String caseNumber, String kind) {
        table.takeBack(caseNumber, kind);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public int erase(String caseNumber) {
        return table.erase(caseNumber);
    }

    void sealAnew(Consumer<Runnable> transaction, Consumer<SealedTable.Anew> then) {
        table.sealAnew(transaction, then);
    }
}
