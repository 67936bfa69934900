package org.cunyi.publicity.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts in the database, for all nodes together, how often something was done in a fixed window of time, and stops at the limit. Outside of
 * any transaction: what was counted stays counted, and a row that another node was first to write hurts nobody.
 */
@Component
class Throttle {

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    Throttle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return empty when it was within the limit, otherwise how long to wait for the next window */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<Duration> use(String bucket, Duration window, int limit) {
        Instant started = start(window);
        if (limit > 0 && (counted(bucket, started, limit) || opened(bucket, started) || counted(bucket, started, limit))) {
            return Optional.empty();
        }
        return Optional.of(Duration.between(clock.instant(), started.plus(window)));
    }

    private boolean counted(String bucket, Instant started, int limit) {
        return jdbc.sql("update throttle set uses = uses + 1 where bucket = ? and started = ? and uses < ?")
                .params(bucket, at(started), limit).update() == 1;
    }

    private boolean opened(String bucket, Instant started) {
        try {
            return jdbc.sql("insert into throttle (bucket, started, uses) select ?, ?, 1 where not exists"
                    + " (select 1 from throttle where bucket = ? and started = ?)")
                    .params(bucket, at(started), bucket, at(started)).update() == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Windows begin at full hours and at midnight of Asia/Shanghai. */
    private Instant start(Duration window) {
        long shift = clock.getZone().getRules().getOffset(clock.instant()).getTotalSeconds();
        long local = clock.instant().getEpochSecond() + shift;
        return Instant.ofEpochSecond(local - local % window.toSeconds() - shift);
    }

    private OffsetDateTime at(Instant moment) {
        return moment.atZone(clock.getZone()).toOffsetDateTime();
    }

    @Scheduled(fixedDelayString = "PT1H")
    @Transactional
    public void forget() {
        jdbc.sql("delete from throttle where started < ?").param(at(clock.instant().minus(KEPT))).update();
        jdbc.sql("delete from throttle_secret where valid_on < ?").param(LocalDate.now(clock)).update();
    }
}
