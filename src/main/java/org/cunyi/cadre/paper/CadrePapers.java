package org.cunyi.cadre.paper;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.SecretKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what is written about persons: it never stands in the database in clear (《个人信息保护法》第五十一条). */
@Component
public class CadrePapers {

    private static final Logger LOG = LoggerFactory.getLogger(CadrePapers.class);
    private static final String PURPOSE = "cunyi cadre paper";
    private static final String SELECT = "select id, case_number, kind, ref, sealed from cadre_paper where taken_back_at is null and case_number = ?"
            + " and kind = ?";
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {
    };

    private final JdbcClient jdbc;
    private final SecretKeys keys;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    public CadrePapers(JdbcClient jdbc, SecretKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    private record Row(long id, String caseNumber, String kind, Long ref, String sealed) {
    }

    /** @param ref the row it belongs to, or {@code null} */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(String caseNumber, String kind, Long ref, Map<String, Object> content) {
        if (!keys.isOpen()) {
            throw Refusal.of("", "系统没有设置密钥（CUNYI_SECRET_KEY），不能保存个人信息，请告诉系统管理员");
        }
        try {
            jdbc.sql("insert into cadre_paper (case_number, kind, ref, sealed, made_by, made_at) values (?, ?, ?, ?, ?, ?)")
                    .params(caseNumber, kind, ref, keys.seal(PURPOSE, owner(caseNumber, kind), json.writeValueAsBytes(content)), Actor.current(),
                            OffsetDateTime.now(clock)).update();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        try {
            byte[] content = keys.open(PURPOSE, owner(row.caseNumber(), row.kind()), row.sealed());
            return new CadrePaper(row.id(), row.kind(), row.ref(), json.readValue(content, MAP));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String owner(String caseNumber, String kind) {
        return caseNumber + "/" + kind;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(String caseNumber, String kind) {
        jdbc.sql("update cadre_paper set taken_back_at = ? where id = (select max(id) from cadre_paper where case_number = ? and kind = ?"
                + " and taken_back_at is null)").params(OffsetDateTime.now(clock), caseNumber, kind).update();
    }

    /** @return how many there were */
    @Transactional(propagation = Propagation.MANDATORY)
    public int erase(String caseNumber) {
        return jdbc.sql("delete from cadre_paper where case_number = ?").param(caseNumber).update();
    }

    /**
     * Seals anew what an old key sealed, some at a time; what no key opens is left as it is and holds up nothing.
     *
     * @param after id of the last row that was looked at, 0 at the beginning
     * @return id of the last one looked at now, 0 when there is none left
     */
    @Transactional
    public long sealAnew(long after, int most) {
        List<Row> old = keys.isOpen() ? jdbc.sql("select id, case_number, kind, ref, sealed from cadre_paper where id > ? and sealed not like ? order by id"
                + " fetch first ? rows only").params(after, keys.currentId() + "%", most).query(Row.class).list() : List.of();
        old.forEach(this::anew);
        return old.isEmpty() ? 0 : old.get(old.size() - 1).id();
    }

    private void anew(Row row) {
        byte[] content;
        try {
            content = keys.open(PURPOSE, owner(row.caseNumber(), row.kind()), row.sealed());
        } catch (RuntimeException noKeyOpensIt) {
            LOG.error("paper {} of the case {} is not sealed anew, no key opens it: is one missing in CUNYI_SECRET_KEYS_BEFORE?", row.id(), row.caseNumber());
            return;
        }
        jdbc.sql("update cadre_paper set sealed = ? where id = ?").params(keys.seal(PURPOSE, owner(row.caseNumber(), row.kind()), content), row.id()).update();
    }
}
