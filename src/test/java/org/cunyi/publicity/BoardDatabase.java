package org.cunyi.publicity;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.cunyi.Overheard;
import org.cunyi.TestPostgres;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A PostgreSQL database of its own with a county full of notices: 17 townships with 12 villages each, some years of notices in every village. It
 * remembers the last statement, as it went to the server, so that the server can be asked for its plan.
 */
final class BoardDatabase implements AutoCloseable {

    static final String COUNTY = "510101";
    static final String TOWNSHIP = "510101103";
    static final String VILLAGE = "510101103205";
    static final String RARE = "龘靐";
    /** What a third of all notices say. */
    static final String COMMON = "集体";
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int TOWNSHIPS = 17;
    private static final int VILLAGES = 12;

    private final HikariDataSource pool = new HikariDataSource();
    private final Overheard overheard = new Overheard(pool);
    private final JdbcClient jdbc;

    BoardDatabase(int notices) {
        String name = "board_" + UUID.randomUUID().toString().substring(0, 8);
        JdbcClient.create(TestPostgres.server().getPostgresDatabase()).sql("create database " + name).update();
        pool.setJdbcUrl(TestPostgres.server().getJdbcUrl("postgres", name));
        pool.setMaximumPoolSize(4);
        Flyway.configure().dataSource(pool).locations("classpath:db/migration/common", "classpath:db/migration/postgresql").load().migrate();
        jdbc = JdbcClient.create(pool);
        units();
        String words = jdbc.sql("select pg_get_indexdef(cast('notice_words' as regclass))").query(String.class).single();
        jdbc.sql("drop index notice_words").update();
        fill(notices);
        jdbc.sql(words).update();
        jdbc.sql("vacuum analyze").update();
    }

    private void units() {
        jdbc.sql("insert into org_unit (code, name, level, valid_from) values (?, '清水县', 'county', '2020-01-01')").param(COUNTY).update();
        jdbc.sql("insert into org_unit (code, name, level, parent, valid_from) select :county || (100 + t), '乡镇' || t, 'township', :county,"
                + " '2020-01-01' from generate_series(1, :n) t").param("county", COUNTY).param("n", TOWNSHIPS).update();
        jdbc.sql("insert into org_unit (code, name, level, kind, parent, valid_from) select :county || (100 + t) || (200 + v), '村' || v, 'village',"
                + " 'village', :county || (100 + t), '2020-01-01' from generate_series(1, :n) t, generate_series(1, :m) v")
                .param("county", COUNTY).param("n", TOWNSHIPS).param("m", VILLAGES).update();
        jdbc.sql("insert into case_file (case_number, process, org_code, title, started_by, started_at) values ('GS-1', 'publicity', ?, '张贴',"
                + " 'x', now())").param(COUNTY).update();
    }

    /** Texts of few frequent and many rare characters, as texts are. Ten years back from today; one in a thousand hangs on, one in five hundred was withdrawn, one in fifty corrects another's text. */
    private void fill(int notices) {
        jdbc.sql("insert into notice (id, case_number, org_code, kind, title, body, state, public_board, drafted_by, posted_on, ends_on, closed_at,"
                        + " after_period, searchable, withdrawn_at, open_objections) select gen_random_uuid()::text, 'GS-1', :county"
                        + " || (101 + i % :n) || (201 + (i / :n) % :m), case when i % 40 = 0 then 'candidate' else 'resolution' end,"
                        + " '关于第' || i || '号事项的决议公告', (select string_agg(chr(19968 + (2500 * power(abs(hashint4(i * 1000 + j)) / 2147483648.0, 3))::int), '')"
                        + " from generate_series(1, 120 + i % 200) j) || case when i % 3 = 0 then '集体收入' else '公益事业' end"
                        + " || case when i % 10007 = 7 then :rare else '' end, case when i % 500 = 1 then 'withdrawn' when day > :today - 15 then"
                        + " 'posted' else 'closed' end, true, 'x', day, day + 15, day + 16, case when i % 40 = 0 then 'vanish' when i % 1000 = 9"
                        + " then 'stay' else 'archive' end, i % 40 <> 0, case when i % 500 = 1 then day + 3 end, 0 from (select i, :today - 3650 +"
                        + " (i::bigint * 3650 / :count)::int as day from generate_series(1, :count) i) s")
                .param("county", COUNTY).param("n", TOWNSHIPS).param("m", VILLAGES).param("rare", RARE).param("today", TODAY)
                .param("count", notices).update();
        jdbc.sql("update notice set corrects = w.id from (select id, org_code, row_number() over (order by id) r from notice where state ="
                + " 'withdrawn') w where notice.id in (select id from notice where state = 'closed' and org_code = w.org_code order by id limit 1)")
                .update();
        jdbc.sql("update notice set state = 'posted', open_objections = 1 where id in (select id from notice where state = 'closed' order by id"
                + " limit 5)").update();
    }

    /** For the queries of the board; what they send is remembered. */
    DataSource listening() {
        return overheard;
    }

    /** The plan that PostgreSQL has for what was asked last within that. */
    String plan(Supplier<?> asked) {
        return overheard.plan(asked);
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    @Override
    public void close() {
        pool.close();
    }
}
