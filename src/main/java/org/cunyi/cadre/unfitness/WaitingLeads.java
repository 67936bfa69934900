package org.cunyi.cadre.unfitness;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the system found and no case is open for yet. Noting it is one row, so that whoever finds it is not kept back by the case. */
@Component
class WaitingLeads {

    private static final int LONGEST_WORDS = 1000;
    private static final Duration PAUSE = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    WaitingLeads(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Waiting(String itemKey, String villageCode, String words, OffsetDateTime notedAt, int tries, OffsetDateTime triedAt) {
    }

    /** Once for each item, whether its case is still waited for or open already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(String village, String itemKey, String words) {
        jdbc.sql("insert into unfitness_waiting (item_key, village_code, words, noted_at) select cast(:key as varchar(80)), cast(:village as varchar(12)),"
                + " cast(:words as varchar(1000)), cast(:now as timestamp with time zone) where not exists (select 1 from unfitness_waiting where item_key"
                + " = :key) and not exists (select 1 from unfitness where item_key = :key)").param("key", itemKey).param("village", village)
                .param("words", words.substring(0, Math.min(LONGEST_WORDS, words.length()))).param("now", OffsetDateTime.now(clock)).update();
    }

    /** Never tried, or not within the last hour. */
    List<String> due() {
        return jdbc.sql("select item_key from unfitness_waiting where tried_at is null or tried_at <= ? order by noted_at, item_key")
                .param(OffsetDateTime.now(clock).minus(PAUSE)).query(String.class).list();
    }

    /** Empty where another node has it in hand, or has opened its case. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Waiting> take(String itemKey) {
        return jdbc.sql("select * from unfitness_waiting where item_key = ? for update skip locked").param(itemKey).query(Waiting.class).optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void opened(String itemKey) {
        jdbc.sql("delete from unfitness_waiting where item_key = ?").param(itemKey).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void failed(Waiting lead) {
        jdbc.sql("update unfitness_waiting set tries = tries + 1, tried_at = ? where item_key = ?").params(OffsetDateTime.now(clock), lead.itemKey())
                .update();
    }
}
