package org.cunyi.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.cunyi.audit.proof.ChainCheck;
import org.cunyi.audit.proof.Finding;
import org.cunyi.audit.proof.Hashes;
import org.cunyi.audit.proof.Link;
import org.cunyi.shared.Act;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Acts;
import org.cunyi.shared.CaseErased;
import org.cunyi.shared.Personal;
import org.cunyi.shared.database.Dialect;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes acts into hash chains: {@code hash = SHA-256(previous hash + canonical JSON of the entry)}. One chain per case, so that cases do
 * not wait for each other; acts without a case go into the chain of the day (Asia/Shanghai). A failure here fails the act.
 */
@Component
public class AuditChain {

    private static final String DAY = "DAY-";
    private static final int SECRET_BYTES = 32;
    private static final String HEADS = "select chain, last_seq, last_hash, secret from audit_chain";
    private static final String INSERT = "insert into audit_entry (chain, seq, at, actor, action, subject, payload, prev_hash, hash)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String MOVE = "update audit_chain set last_seq = ?, last_hash = ? where chain = ?";

    private final JdbcClient jdbc;
    private final JdbcTemplate many;
    private final Clock clock;
    private final ChainRows rows;
    private final String passOver;
    private final SecureRandom random = new SecureRandom();
    private final ObjectMapper json = JsonMapper.builder().findAndAddModules()
            .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
            .configure(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, false).build();

    AuditChain(JdbcClient jdbc, JdbcTemplate many, Clock clock, Dialect dialect) {
        this.jdbc = jdbc;
        this.many = many;
        this.clock = clock;
        this.rows = new ChainRows(jdbc);
        this.passOver = dialect.passOver();
    }

    @EventListener
    @Transactional
    public void on(Act act) {
        Head head = lock(chain(act));
        Object[] entry = entry(head, act);
        jdbc.sql(INSERT).params(entry).update();
        Head next = head.after(entry);
        jdbc.sql(MOVE).params(next.lastSeq(), next.lastHash(), next.chain()).update();
    }

    /** Chains are locked in their order, so that two such writers never wait for each other in a circle. */
    @EventListener
    @Transactional
    public void on(Acts acts) {
        Map<String, Head> heads = lock(new TreeSet<>(acts.all().stream().map(this::chain).toList()));
        List<Object[]> entries = new ArrayList<>();
        for (Act act : acts.all()) {
            Object[] entry = entry(heads.get(chain(act)), act);
            entries.add(entry);
            heads.computeIfPresent(chain(act), (chain, head) -> head.after(entry));
        }
        many.batchUpdate(INSERT, entries);
        many.batchUpdate(MOVE, heads.values().stream().map(h -> new Object[] {h.lastSeq(), h.lastHash(), h.chain()}).toList());
    }

    private String chain(Act act) {
        return act.caseNumber() != null ? act.caseNumber() : DAY + LocalDate.now(clock);
    }

    private Object[] entry(Head head, Act act) {
        String at = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS).toString();
        long seq = head.lastSeq() + 1;
        String payload = canonical(sealed(told(act), head.secret()));
        String hash = Link.hash(head.lastHash(), Link.canonical(head.chain(), seq, at, act.actor(), act.action(), act.subject(), payload));
        return new Object[] {head.chain(), seq, at, act.actor(), act.action(), act.subject(), payload, head.lastHash(), hash};
    }

    /** Without its key no value can be tried against the HMACs of a chain any more; its hashes do not depend on it. */
    @EventListener
    @Transactional
    public void on(CaseErased erased) {
        byte[] other = new byte[SECRET_BYTES];
        random.nextBytes(other);
        jdbc.sql("update audit_chain set secret = ? where chain = ?").params(HexFormat.of().formatHex(other), erased.caseNumber()).update();
    }

    /** An act in somebody's place says so, whatever the act. */
    private static Map<String, Object> told(Act act) {
        if (Actor.actingFor() == null || !act.actor().equals(Actor.current())) {
            return act.payload();
        }
        Map<String, Object> payload = new TreeMap<>(act.payload());
        payload.put("actingFor", Actor.actingFor());
        return payload;
    }

    public List<AuditEntry> entries(String chain) {
        return jdbc.sql("select * from audit_entry where chain = ? order by seq").param(chain).query(AuditEntry.class).list();
    }

    /** The entries as they are hashed, one by one. */
    @Transactional(readOnly = true)
    public void each(String chain, Consumer<Link> taker) {
        try (Stream<Link> links = jdbc.sql(ChainRows.ENTRIES + " where chain = ? order by seq").param(chain).query((row, n) -> ChainRows.link(row))
                .stream()) {
            links.forEach(taker);
        }
    }

    /** Where a chain stands, as it is kept apart from the entries; without entries yet there are none. */
    public End end(String chain) {
        return rows.head(chain).map(h -> new End(h.lastSeq(), h.lastHash())).orElse(new End(0, Hashes.START));
    }

    /** Number and hash of a chain's last entry. */
    public record End(long seq, String hash) {
    }

    /**
     * Recomputes every hash from the first entry on, compares the end with the head that was kept apart, and all of it with the anchors: in one moment,
     * since people go on while it reads.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Verification verify(String chain) {
        ChainCheck check = rows.check(chain, rows.leaves(chain), rows.times(clock.instant()));
        each(chain, check::add);
        Optional<ChainRows.Head> head = rows.head(chain);
        Optional<Finding> finding = check.end(head.map(ChainRows.Head::lastSeq).orElse(null), head.map(ChainRows.Head::lastHash).orElse(null));
        return new Verification(finding.isEmpty(), check.good(), finding.map(Finding::seq).orElse(null));
    }

    /** Outcome of a verification: {@code firstBroken} is the sequence number of the first entry that is missing or changed. */
    public record Verification(boolean intact, long entries, Long firstBroken) {
    }

    private record Head(String chain, long lastSeq, String lastHash, String secret) {

        Head after(Object[] entry) {
            return new Head(chain, lastSeq + 1, (String) entry[entry.length - 1], secret);
        }
    }

    private Map<String, Head> lock(Set<String> chains) {
        Map<String, Head> heads = new LinkedHashMap<>();
        if (!chains.isEmpty()) {
            jdbc.sql(HEADS + " where chain in (:chains) order by chain for update").param("chains", chains).query(Head.class).list()
                    .forEach(h -> heads.put(h.chain(), h));
            chains.stream().filter(c -> !heads.containsKey(c)).forEach(c -> heads.put(c, lock(c)));
        }
        return heads;
    }

    private Head lock(String chain) {
        return find(chain).orElseGet(() -> {
            create(chain);
            return find(chain).orElseThrow();
        });
    }

    private Optional<Head> find(String chain) {
        return jdbc.sql(HEADS + " where chain = ? for update").param(chain)
                .query(Head.class).optional();
    }

    /** Two acts may be the first of a day at once. PostgreSQL would end the loser's transaction, so it is told to pass over; H2 lets it go on. */
    private void create(String chain) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        try {
            jdbc.sql("insert into audit_chain (chain, last_seq, last_hash, secret) values (?, 0, ?, ?)" + passOver)
                    .params(chain, Hashes.START, HexFormat.of().formatHex(secret)).update();
        } catch (DuplicateKeyException somebodyElseDid) {
            // the row is there, which is all that is wanted
        }
    }

    private Object sealed(Object value, String secret) {
        if (value instanceof Personal personal) {
            return "hmac:" + hmac(personal.value(), secret);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sealed = new TreeMap<>();
            map.forEach((k, v) -> sealed.put(String.valueOf(k), sealed(v, secret)));
            return sealed;
        }
        return value instanceof List<?> list ? list.stream().map(v -> sealed(v, secret)).toList() : value;
    }

    private static String hmac(String value, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(secret), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(String.valueOf(value).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String canonical(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an act's payload is not JSON", e);
        }
    }
}
