package org.cunyi.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.audit.proof.Anchor;
import org.cunyi.audit.proof.AnchorTimes;
import org.cunyi.audit.proof.Hashes;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 存证: fixes the heads of all chains that moved since the last time in one root. Each anchor holds the root of the one before, so that the last
 * root, kept somewhere outside, vouches for everything up to it.
 */
@Component
public class Anchors {

    private static final String COLUMNS = "select number, made_on as \"day\", made_at, previous, changed, chains, entries, tree from audit_anchor";
    private static final String LEAVES = "insert into audit_anchor_leaf (chain, seq, hash, anchor, position)"
            + " select h.chain, h.last_seq, h.last_hash, :number, row_number() over (order by h.chain) - 1 from audit_chain h"
            + " where h.last_seq > 0 and not exists (select 1 from audit_anchor_leaf l where l.chain = h.chain and l.seq = h.last_seq)";
    private static final String GROWN = "select count(*) as changed, coalesce(sum(case when g.before_seq = 0 then 1 else 0 end), 0) as chains,"
            + " coalesce(sum(g.seq - g.before_seq), 0) as entries from (select n.seq, coalesce((select max(l.seq) from audit_anchor_leaf l"
            + " where l.chain = n.chain and l.anchor < n.anchor), 0) as before_seq from audit_anchor_leaf n where n.anchor = :number) g";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private final JdbcClient jdbc;
    private final LeafRows leaves;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Duration rest;

    /** @param rest between two that somebody asks for */
    Anchors(JdbcClient jdbc, LeafRows leaves, Clock clock, ApplicationEventPublisher events,
            @Value("${cunyi.audit.anchor-rest:10m}") Duration rest) {
        this.jdbc = jdbc;
        this.leaves = leaves;
        this.clock = clock;
        this.events = events;
        this.rest = rest;
    }

    private record Grown(long changed, long chains, long entries) {
    }

    /** The anchor of the day, unless a node has made it already. */
    @Transactional
    public Optional<Anchor> daily() {
        hold();
        boolean made = jdbc.sql("select count(*) from audit_anchor where made_on = ? and made_by = ?").params(LocalDate.now(clock), Actor.SYSTEM)
                .query(Long.class).single() > 0;
        return made ? Optional.empty() : Optional.of(fix());
    }

    /** One more, whoever asks. */
    @Transactional
    public Anchor make() {
        hold();
        return fix();
    }

    /**
     * One more, because somebody wants it now.
     *
     * @throws Refusal where one was made for somebody a short while ago: each costs a look at all chains, and a line for ever
     */
    @Transactional
    public Anchor onDemand() {
        hold();
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("select made_at from audit_anchor where made_by <> ? and made_on >= ? order by number desc fetch first 1 rows only")
                .params(Actor.SYSTEM, now.minus(rest).toLocalDate()).query(String.class).optional().map(OffsetDateTime::parse)
                .filter(made -> !made.isAfter(now) && made.plus(rest).isAfter(now)).ifPresent(made -> {
                    throw Refusal.late("存证：" + MINUTE.format(made) + "刚生成过一号，" + rest.toMinutes() + "分钟内不再生成，请在"
                            + MINUTE.format(made.plus(rest).plusMinutes(1)) + "以后再试");
                });
        return fix();
    }

    private void hold() {
        jdbc.sql("select name from audit_turn where name = 'anchor' for update").query(String.class).single();
    }

    private Anchor fix() {
        Optional<Anchor> last = last();
        long number = last.map(Anchor::number).orElse(0L) + 1;
        OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
        jdbc.sql(LEAVES).param("number", number).update();
        Grown grown = jdbc.sql(GROWN).param("number", number).query(Grown.class).single();
        Anchor anchor = new Anchor(number, now.toLocalDate().toString(), now.toString(), last.map(Anchor::root).orElse(Hashes.START), grown.changed(),
                last.map(Anchor::chains).orElse(0L) + grown.chains(), last.map(Anchor::entries).orElse(0L) + grown.entries(), leaves.plant(number));
        jdbc.sql("insert into audit_anchor (number, made_on, made_at, made_by, previous, changed, chains, entries, tree, root)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(number, now.toLocalDate(), anchor.madeAt(), Actor.current(), anchor.previous(), anchor.changed(), anchor.chains(), anchor.entries(),
                        anchor.tree(), anchor.root()).update();
        events.publishEvent(SimpleAct.ofNow(null, "anchor.made", String.valueOf(number), Map.of("root", anchor.root(), "changed", anchor.changed())));
        return anchor;
    }

    public Optional<Anchor> last() {
        return jdbc.sql(COLUMNS + " order by number desc fetch first 1 rows only").query(Anchor.class).optional();
    }

    public Optional<Anchor> find(long number) {
        return jdbc.sql(COLUMNS + " where number = ?").param(number).query(Anchor.class).optional();
    }

    /** The last one that was made before that day began. */
    public Optional<Anchor> before(LocalDate day) {
        return jdbc.sql(COLUMNS + " where made_on < ? order by number desc fetch first 1 rows only").param(day).query(Anchor.class).optional();
    }

    /** From the newest one, or from before that number, downwards. */
    public List<Anchor> page(Long before, int limit) {
        return jdbc.sql(COLUMNS + " where number < ? order by number desc fetch first " + limit + " rows only")
                .param(before == null ? Long.MAX_VALUE : before).query(Anchor.class).list();
    }

    /** When they were made, up to now. */
    AnchorTimes times() {
        return new ChainRows(jdbc).times(clock.instant());
    }

    /** All of them in their order: a few hundred bytes a day. */
    public List<Anchor> all() {
        return jdbc.sql(COLUMNS + " order by number").query(Anchor.class).list();
    }
}
