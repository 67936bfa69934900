package org.cunyi.insight.search;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cunyi.Overheard;
import org.cunyi.TestPostgres;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * A PostgreSQL database of its own with ten years of cases: 17 townships with 12 villages each, large and small; the last township was merged into
 * others after two years. Every case has its number, a caller where it is a publication, at least five entries in the chain and those who acted;
 * one in fifty is open, an eighth of those late.
 */
public final class CaseCounty implements AutoCloseable {

    public static final String COUNTY = "510101";
    public static final String TOWNSHIP = "510101103";
    public static final String MERGED = "510101117";
    public static final String VILLAGE = "510101103205";
    public static final String RARE = "龘靐";
    /** What one title in three says, one in twenty, and one in two hundred. */
    public static final List<String> WORDS = List.of("集体", "道路", "水渠");
    public static final List<String> SECRET = List.of("cadre-qualification", "cadre-recall", "cadre-unfitness");
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcClient jdbc;

    public CaseCounty(int cases) {
        String name = "cases_" + UUID.randomUUID().toString().substring(0, 8);
        JdbcClient server = JdbcClient.create(TestPostgres.server().getPostgresDatabase());
        server.sql("create database " + name).update();
        // rows come by the million and fit each other: no foreign key is looked at while they are made
        server.sql("alter database " + name + " set session_replication_role = replica").update();
        pool.setJdbcUrl(TestPostgres.server().getJdbcUrl("postgres", name));
        pool.setMaximumPoolSize(4);
        Flyway.configure().dataSource(pool).locations("classpath:db/migration/common", "classpath:db/migration/postgresql").load().migrate();
        new ResourceDatabasePopulator(new ClassPathResource("org/camunda/bpm/engine/db/create/activiti.postgres.create.engine.sql")).execute(pool);
        jdbc = JdbcClient.create(pool);
        units();
        fill(cases);
        jdbc.sql("vacuum analyze").update();
    }

    private void units() {
        jdbc.sql("insert into org_unit (code, name, level, valid_from) values (?, '清水县', 'county', '2016-01-01')").param(COUNTY).update();
        jdbc.sql("insert into org_unit (code, name, level, parent, valid_from) select :county || (100 + t), '乡镇' || t, 'township', :county,"
                + " '2016-01-01' from generate_series(1, 17) t").param("county", COUNTY).update();
        jdbc.sql("insert into org_unit (code, name, level, kind, parent, valid_from) select :county || (100 + t) || (200 + v), '村' || v, 'village',"
                + " 'village', :county || (100 + t), '2016-01-01' from generate_series(1, 17) t, generate_series(1, 12) v").param("county", COUNTY).update();
    }

    private void fill(int cases) {
        String words = jdbc.sql("select pg_get_indexdef(cast('case_file_words' as regclass))").query(String.class).single();
        jdbc.sql("drop index case_file_words").update();
        jdbc.sql(CASES).param("cases", cases).param("county", COUNTY).param("today", TODAY).param("rare", RARE).update();
        jdbc.sql(words).update();
        jdbc.sql(CHAINS).update();
        jdbc.sql(ENTRIES).param("county", COUNTY).update();
        jdbc.sql("insert into case_actor (case_number, login, started_at) select distinct c.case_number, e.actor, c.started_at from audit_entry e"
                + " join case_file c on c.case_number = e.chain where e.actor <> 'system'").update();
        jdbc.sql(TASKS).param("today", TODAY).update();
    }

    private static final String DRAWN = "select i, abs(hashint4(i)) % 1000 as kind, abs(hashint4(i * 3 + 1)) / 2147483648.0 as share,"
            + " :today - 3650 + i * 3650.0 / :cases * interval '1 day' as at, i > :cases / 5 as late from generate_series(1, :cases) i";
    private static final String PLACED = "select *, case when kind < 180 then 'decision' when kind < 200 then 'decision-six' when kind < 540 then"
            + " 'publicity' when kind < 700 then 'deliberation-topic' when kind < 780 then 'deliberation-session' when kind < 910 then"
            + " 'deliberation-resolution' when kind < 950 then 'cadre-evaluation' when kind < 960 then 'deliberation-council' when kind < 990 then"
            + " 'cadre-qualification' when kind < 992 then 'cadre-recall' else 'cadre-unfitness' end as process,"
            + " floor(204 * power(share, 1.3))::int as place from (" + DRAWN + ") drawn";
    private static final String NUMBERED = "select *, case when process in ('cadre-qualification', 'cadre-unfitness') then township else township ||"
            + " (201 + place / 17) end as org, substr('JCGSYTYSJYPYYHLSBMCZ', 1 + 2 * array_position(array['decision', 'publicity',"
            + " 'deliberation-topic', 'deliberation-session', 'deliberation-resolution', 'cadre-evaluation', 'deliberation-council',"
            + " 'cadre-qualification', 'cadre-recall', 'cadre-unfitness'], replace(process, '-six', '')) - 2, 2) as prefix from (select *, :county ||"
            + " (101 + case when late and place % 17 = 16 then place / 17 else place % 17 end) as township from (" + PLACED + ") placed) towned";
    private static final String CASES = "insert into case_file (case_number, process, process_instance_id, deployment_id, org_code, parent_case_number,"
            + " title, started_by, started_at, ended_at, outcome) select number, process, 'pi-' || i, 'd', org, case when process = 'publicity' and"
            + " lag(process) over (order by i) <> 'publicity' then lag(number) over (order by i) end, '关于' || (select string_agg(chr(19968 + (2500 *"
            + " power(abs(hashint4(i * 20 + j)) / 2147483648.0, 3))::int), '') from generate_series(1, 6 + i % 9) j) || case when i % 3 = 0 then '集体收入'"
            + " else '公益事业' end || case when i % 20 = 7 then '道路' when i % 200 = 11 then '水渠' else '' end || case when i % 10007 = 7 then :rare else"
            + " '' end || '的事项', 'clerk-' || org, at, case when not open then least(at + (5 + kind % 55) * interval '1 day', :today) end, case when"
            + " not open then (array['withdrawn', 'dropped', 'completed', 'upheld', 'implemented', 'implemented', 'implemented', 'implemented'])["
            + " case when process = 'publicity' then case when i % 40 = 0 then 4 else 3 end when process like 'decision%' then case when i % 30 = 0 then 1"
            + " when i % 30 = 1 then 2 else 5 end when i % 50 = 0 then 1 else 3 end] end from (select *, prefix || '-' || org || '-' ||"
            + " extract(year from at) || '-' || lpad(i::text, 7, '0') as number, case when at > :today - 60 then kind % 10 < 7 else kind % 100 = 3 end as"
            + " open from (" + NUMBERED + ") numbered) named";
    private static final String CHAINS = "insert into audit_chain (chain, last_seq, last_hash, secret) select case_number, 6, repeat('a', 64), repeat('b',"
            + " 64) from case_file";
    private static final String ENTRIES = "insert into audit_entry (chain, seq, at, actor, action, subject, payload, prev_hash, hash) select case_number, s,"
            + " (started_at + s * interval '1 hour')::text, case s when 1 then started_by when 2 then 'secretary-' || org_code when 3 then 'office-' ||"
            + " substr(org_code, 1, 9) when 4 then case when hashtext(case_number) % 5 = 0 then 'county-office' else started_by end when 5 then 'system'"
            + " else started_by end, 'step.completed', 'user_step', '{\"answers\":{\"heldOn\":\"2026-01-05\"},\"name\":\"登记\"}', repeat('c', 64),"
            + " repeat('d', 64) from case_file, generate_series(1, 6) s";
    private static final String TASKS = "insert into ACT_RU_TASK (ID_, REV_, PROC_INST_ID_, TASK_DEF_KEY_, PRIORITY_, CREATE_TIME_, DUE_DATE_,"
            + " SUSPENSION_STATE_, TENANT_ID_) select 't' || process_instance_id, 1, process_instance_id, 'user_step', 50, started_at, :today + (abs(hashtext("
            + "case_number)) % 80 - 10) * interval '1 day', 1, org_code from case_file where ended_at is null";

    public Overheard listening() {
        return new Overheard(pool);
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    @Override
    public void close() {
        pool.close();
    }
}
