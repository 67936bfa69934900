package org.cunyi.cadre.qualification;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.SecretKeys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what is written about a candidate: name, number, findings and words never stand in the database in clear (《个人信息保护法》第五十一条). */
@Component
class Papers {

    static final String PURPOSE = "cunyi qualification";
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {
    };

    private final JdbcClient jdbc;
    private final SecretKeys keys;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    Papers(JdbcClient jdbc, SecretKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    private record Row(long id, String caseNumber, String kind, String unit, String sealed) {
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(String caseNumber, String kind, String unit, Map<String, Object> content) {
        if (!keys.isOpen()) {
            throw Refusal.of("", "系统没有设置密钥（CUNYI_SECRET_KEY），不能保存个人信息，请告诉系统管理员");
        }
        try {
            jdbc.sql("insert into qualification_paper (case_number, kind, unit, sealed, made_by, made_at) values (?, ?, ?, ?, ?, ?)")
                    .params(caseNumber, kind, unit, keys.seal(PURPOSE, owner(caseNumber, kind), json.writeValueAsBytes(content)),
                            Actor.current(), OffsetDateTime.now(clock)).update();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        return new Paper(row.id(), row.kind(), row.unit(), read(keys.open(PURPOSE, owner(row.caseNumber(), row.kind()), row.sealed())));
    }

    Map<String, Object> read(byte[] content) {
        try {
            return json.readValue(content, MAP);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a seal is bound to. */
    static String owner(String caseNumber, String kind) {
        return caseNumber + "/" + kind;
    }

    /** The same number gives the same marks, so that one person is not reviewed twice at once; nobody finds the number from one. */
    List<String> marks(String identityNumber) {
        return keys.marks(PURPOSE + " identity", identityNumber);
    }

    /** What the chain keeps of words: its own key lies in the database beside it, so that a mark goes there, made with the key outside. */
    Personal told(String caseNumber, String words) {
        return new Personal(keys.mark(PURPOSE + " told " + caseNumber, words));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(String caseNumber, String kind) {
        jdbc.sql("update qualification_paper set taken_back_at = ? where id = (select max(id) from qualification_paper where case_number = ?"
                + " and kind = ? and taken_back_at is null)").params(OffsetDateTime.now(clock), caseNumber, kind).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public int erase(String caseNumber) {
        return jdbc.sql("delete from qualification_paper where case_number = ?").param(caseNumber).update();
    }
}
