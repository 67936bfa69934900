package org.cunyi.insight.search;

import java.sql.DatabaseMetaData;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.cunyi.workflow.TaskSql;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds cases among all, the newest first, in steps from case to case: no page costs more than the first, and nothing counts all (docs/insight.md). */
@Component
public class CaseFinder {

    private static final String LIMIT = " fetch next :limit rows only";
    private static final String FOUND = "select c.case_number, c.process, c.org_code, case when " + CaseConditions.CONCEALED
            + " then null else c.title end as title, c.started_at, c.ended_at, c.outcome, case when c.ended_at is null and " + TaskSql.IS_LATE + " then true else false end as overdue from (";
    private static final String NEWEST = ") c order by c.started_at desc, c.case_number desc";
    private static final int VILLAGE = 12;
    /** So many of the nearest cases are looked through for words before the index of words is asked. */
    private static final int NEAR = 2_000;
    private static final int PORTION = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final boolean postgres;

    CaseFinder(DataSource database, Clock clock) throws MetaDataAccessException {
        JdbcTemplate portions = new JdbcTemplate(database);
        portions.setFetchSize(PORTION);
        this.jdbc = JdbcClient.create(portions);
        this.clock = clock;
        // the other database is for demonstrations: it has no index of words and plans once
        this.postgres = JdbcUtils.<String>extractDatabaseMetaData(database, DatabaseMetaData::getDatabaseProductName).equals("PostgreSQL");
    }

    /** At most so many, from that place on, the newest first, whichever way the place looks. */
    @Transactional(readOnly = true)
    public List<FoundCase> find(CaseQuestion question, Optional<Place> from, int limit) {
        planForThis();
        CaseConditions conditions = new CaseConditions(question, clock);
        from.ifPresent(conditions::beyond);
        boolean newer = from.filter(Place::newer).isPresent();
        String order = conditions.order(newer);
        if (question.words() == null || !hasIndex(question)) {
            return list(conditions, "select c.*" + conditions.rows() + (question.words() == null ? "" : CaseConditions.WORDS) + order + LIMIT, limit);
        }
        return words(conditions, order, newer, limit);
    }

    /** A frequent word fills its page from the nearest cases, and where there are no others it is answered; a rare one is looked up in the index. */
    private List<FoundCase> words(CaseConditions conditions, String order, boolean newer, int limit) {
        String near = "select c.*" + conditions.rows() + order + " fetch next " + NEAR + " rows only";
        List<FoundCase> page = list(conditions, "select c.* from (" + near + ") c where 1 = 1" + CaseConditions.WORDS + CaseConditions.order("c", newer)
                + LIMIT, limit);
        if (page.size() == limit || asked(conditions, "select count(*) from (" + near + ") c", limit).query(Integer.class).single() < NEAR) {
            return page;
        }
        return list(conditions, "select c.*" + conditions.rows() + CaseConditions.GRAMS + order + LIMIT, limit);
    }

    /** How many there are, counted up to {@code most} and not beyond. */
    @Transactional(readOnly = true)
    public int count(CaseQuestion question, int most) {
        planForThis();
        CaseConditions conditions = new CaseConditions(question, clock);
        return asked(conditions, "select count(*) from (select 1 as one" + all(question, conditions) + LIMIT + ") c", most).query(Integer.class).single();
    }

    /** Hands them over one by one while they are read, at most so many, the newest first. */
    @Transactional(readOnly = true)
    public void each(CaseQuestion question, int most, Consumer<FoundCase> taker) {
        planForThis();
        CaseConditions conditions = new CaseConditions(question, clock);
        String rows = "select c.*" + all(question, conditions) + LIMIT;
        try (Stream<FoundCase> found = asked(conditions, FOUND + rows + NEWEST, most).query(FoundCase.class).stream()) {
            found.forEach(taker);
        }
    }

    /** From its sixth time on PostgreSQL would plan a statement for no county in particular, and read a whole index where a page was asked for. */
    private void planForThis() {
        if (postgres) {
            jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
        }
    }

    private String all(CaseQuestion question, CaseConditions conditions) {
        String words = question.words() == null ? "" : hasIndex(question) ? CaseConditions.GRAMS : CaseConditions.WORDS;
        return conditions.rows() + words + conditions.order(false);
    }

    /** A village's few cases are read one by one. */
    private boolean hasIndex(CaseQuestion question) {
        return postgres && question.units().stream().anyMatch(u -> u.length() < VILLAGE);
    }

    private List<FoundCase> list(CaseConditions conditions, String rows, int limit) {
        return asked(conditions, FOUND + rows + NEWEST, limit).query(FoundCase.class).list();
    }

    private StatementSpec asked(CaseConditions conditions, String sql, int limit) {
        return jdbc.sql(sql).params(conditions.params()).param("limit", limit);
    }
}
