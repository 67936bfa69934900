package org.cunyi.cadre.unfitness;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.cunyi.org.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the system found and no case is open for yet. Noting it is one row, so that whoever finds it is not kept back by the case. */
@Component
class WaitingLeads {

    private static final int LONGEST_WORDS = 1000;
    private static final String DUE = " tries < ? and (tried_at is null or tried_at <= ?)";

    private final JdbcClient jdbc;
    private final Settings settings;
    private final Clock clock;

    WaitingLeads(JdbcClient jdbc, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    record Waiting(String itemKey, String villageCode, String words, OffsetDateTime notedAt, int tries, OffsetDateTime triedAt) {
    }

    /** Whether the county of that village has switched leads of the system's own on. */
    boolean wanted(String village) {
        return settings.of(village, Settings.UNFITNESS_FROM_OVERDUE).filter("true"::equals).isPresent();
    }

    /** Once for each item, whether its case is still waited for or open already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(String village, String itemKey, String words) {
        jdbc.sql("insert into unfitness_waiting (item_key, village_code, words, noted_at) select cast(:key as varchar(80)), cast(:village as varchar(12)),"
                + " cast(:words as varchar(1000)), cast(:now as timestamp with time zone) where not exists (select 1 from unfitness_waiting where item_key"
                + " = :key) and not exists (select 1 from unfitness where item_key = :key)").param("key", itemKey).param("village", village)
                .param("words", words.substring(0, Math.min(LONGEST_WORDS, words.length()))).param("now", OffsetDateTime.now(clock)).update();
    }

    boolean any() {
        return jdbc.sql("select count(*) from unfitness_waiting").query(Long.class).single() > 0;
    }

    /** Those whose turn it is, what was never tried first. */
    List<String> due(LeadPace.Pace pace) {
        return jdbc.sql("select item_key from unfitness_waiting where" + DUE + " order by case when tried_at is null then 0 else 1 end, noted_at, item_key"
                + " fetch first " + pace.atOnce() + " rows only").params(pace.tries(), before(pace)).query(String.class).list();
    }

    private OffsetDateTime before(LeadPace.Pace pace) {
        return OffsetDateTime.now(clock).minus(pace.pause());
    }

    /** Empty where another node has it in hand or has just tried it, or its case is open already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Waiting> take(String itemKey, LeadPace.Pace pace) {
        Optional<Waiting> taken = jdbc.sql("select * from unfitness_waiting where item_key = ? and" + DUE + " for update skip locked").params(itemKey,
                pace.tries(), before(pace)).query(Waiting.class).optional();
        if (taken.isPresent() && jdbc.sql("select count(*) from unfitness where item_key = ?").param(itemKey).query(Long.class).single() > 0) {
            over(itemKey);
            return Optional.empty();
        }
        return taken;
    }

    /** Nothing waits for it any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void over(String itemKey) {
        jdbc.sql("delete from unfitness_waiting where item_key = ?").param(itemKey).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void failed(Waiting lead) {
        jdbc.sql("update unfitness_waiting set tries = tries + 1, tried_at = ? where item_key = ?").params(OffsetDateTime.now(clock), lead.itemKey())
                .update();
    }
}
