package org.cunyi.cadre.paper;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.SecretKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table of sealed papers with {@code id}, {@code case_number}, {@code kind}, {@code sealed}, {@code taken_back_at}: what is written about persons
 * never stands in the database in clear (《个人信息保护法》第五十一条). A seal is bound to case and kind.
 */
public final class SealedTable {

    private static final Logger LOG = LoggerFactory.getLogger(SealedTable.class);
    /** Some at a time, so that nobody waits long for a row. */
    private static final int AT_ONCE = 200;
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {
    };

    private final JdbcClient jdbc;
    private final SecretKeys keys;
    private final Clock clock;
    private final String table;
    private final String purpose;
    private final ObjectMapper json = new ObjectMapper();

    public SealedTable(JdbcClient jdbc, SecretKeys keys, Clock clock, String table, String purpose) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
        this.table = table;
        this.purpose = purpose;
    }

    private record Row(long id, String caseNumber, String kind, String sealed) {
    }

    /** @throws Refusal where the installation has no key */
    public String seal(String caseNumber, String kind, Map<String, Object> content) {
        if (!keys.isOpen()) {
            throw Refusal.of("", "系统没有设置密钥（CUNYI_SECRET_KEY），不能保存个人信息，请告诉系统管理员");
        }
        try {
            return keys.seal(purpose, owner(caseNumber, kind), json.writeValueAsBytes(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Map<String, Object> open(String caseNumber, String kind, String sealed) {
        return read(keys.open(purpose, owner(caseNumber, kind), sealed));
    }

    private Map<String, Object> read(byte[] content) {
        try {
            return json.readValue(content, MAP);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String owner(String caseNumber, String kind) {
        return caseNumber + "/" + kind;
    }

    /** The newest of that kind no longer counts. */
    public void takeBack(String caseNumber, String kind) {
        jdbc.sql("update " + table + " set taken_back_at = ? where id = (select max(id) from " + table + " where case_number = ? and kind = ?"
                + " and taken_back_at is null)").params(OffsetDateTime.now(clock), caseNumber, kind).update();
    }

    /** @return how many there were */
    public int erase(String caseNumber) {
        return jdbc.sql("delete from " + table + " where case_number = ?").param(caseNumber).update();
    }

    /** What was sealed anew. */
    public record Anew(String caseNumber, String kind, Map<String, Object> content) {
    }

    /**
     * Seals anew what an old key sealed, so that the old key can go; what no key opens is left as it is and holds up nothing.
     *
     * @param transaction runs some of it
     * @param then        what hangs on a paper's words and is made anew with it
     */
    public void sealAnew(Consumer<Runnable> transaction, Consumer<Anew> then) {
        List<Row> old = keys.isOpen() ? after(0) : List.of();
        while (!old.isEmpty()) {
            List<Row> these = old;
            transaction.accept(() -> these.forEach(row -> anew(row, then)));
            old = after(old.get(old.size() - 1).id());
        }
    }

    private List<Row> after(long id) {
        return jdbc.sql("select id, case_number, kind, sealed from " + table + " where id > ? and sealed not like ? order by id fetch first ? rows only")
                .params(id, keys.currentId() + "%", AT_ONCE).query(Row.class).list();
    }

    private void anew(Row row, Consumer<Anew> then) {
        byte[] content;
        try {
            content = keys.open(purpose, owner(row.caseNumber(), row.kind()), row.sealed());
        } catch (RuntimeException noKeyOpensIt) {
            LOG.error("paper {} of the case {} is not sealed anew, no key opens it: is one missing in CUNYI_SECRET_KEYS_BEFORE?", row.id(), row.caseNumber());
            return;
        }
        jdbc.sql("update " + table + " set sealed = ? where id = ?").params(keys.seal(purpose, owner(row.caseNumber(), row.kind()), content), row.id())
                .update();
        then.accept(new Anew(row.caseNumber(), row.kind(), read(content)));
    }
}
