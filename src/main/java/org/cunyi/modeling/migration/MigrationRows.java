package org.cunyi.modeling.migration;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.cunyi.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** The tables of migrations and of the cases in them. */
@Component
class MigrationRows {

    private static final String CASE = "select migration, case_number, instance_id, state, why from model_migration_case where migration = ? and state = 'waiting'";

    private static final String ADD = "insert into model_migration_case (migration, case_number, instance_id, state) select ?, f.case_number,"
            + " f.process_instance_id, 'waiting'";
    /** Running cases of a version that are not in the migration yet. */
    private static final String OUTSIDE = " from case_file f where f.process = ? and f.deployment_id = ? and f.ended_at is null and f.process_instance_id is"
            + " not null and not exists (select 1 from model_migration_case c where c.migration = ? and c.case_number = f.case_number)";

    private final JdbcClient jdbc;
    private final Clock clock;

    MigrationRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A case in it. */
    record Row(long migration, String caseNumber, String instanceId, String state, String why) {
    }

    /** Until the transaction ends nobody else proposes. */
    void takeTurn() {
        jdbc.sql("select id from model_turn where id = 1 for update").query(Integer.class).single();
    }

    long propose(String process, int from, int to, String mappings, String reason) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into model_migration (process, from_version, to_version, mappings, reason, state, proposed_by, proposed_at)"
                + " values (?, ?, ?, ?, ?, 'proposed', ?, ?)").params(process, from, to, mappings, reason, Actor.current(), now()).update(key, "id");
        return key.getKey().longValue();
    }

    Optional<Migration> find(long id) {
        return jdbc.sql("select * from model_migration where id = ?").param(id).query(Migration.class).optional();
    }

    Optional<Migration> hold(long id) {
        return jdbc.sql("select * from model_migration where id = ? for update").param(id).query(Migration.class).optional();
    }

    List<Migration> page(int page, int size) {
        return jdbc.sql("select * from model_migration order by id desc offset ? rows fetch first ? rows only").params((long) page * size, size + 1)
                .query(Migration.class).list();
    }

    boolean isOpen(String process, int from) {
        return jdbc.sql("select count(*) from model_migration where process = ? and from_version = ? and state in ('proposed', 'running')")
                .params(process, from).query(Integer.class).single() > 0;
    }

    List<Migration> running() {
        return jdbc.sql("select * from model_migration where state = 'running' order by id").query(Migration.class).list();
    }

    /** Every running case of that version that is not in it yet. */
    void addAll(Migration migration, String deploymentId) {
        jdbc.sql(ADD + OUTSIDE).params(migration.id(), migration.process(), deploymentId, migration.id()).update();
    }

    /** One more, waiting. @return whether it is a running case of that version that is not in it yet */
    boolean add(Migration migration, String deploymentId, String caseNumber) {
        return jdbc.sql(ADD + OUTSIDE + " and f.case_number = ?").params(migration.id(), migration.process(), deploymentId, migration.id(), caseNumber)
                .update() == 1;
    }

    /** The case of that version that has run longest and is not in it yet. */
    Optional<String> oldest(Migration migration, String deploymentId) {
        return jdbc.sql("select f.case_number" + OUTSIDE + " order by f.started_at, f.case_number fetch first 1 rows only").params(migration.process(),
                deploymentId, migration.id()).query(String.class).optional();
    }

    Optional<Row> take(long migration, String caseNumber) {
        return jdbc.sql(CASE + " and case_number = ? for update").params(migration, caseNumber).query(Row.class).optional();
    }

    /** The next that nobody else is at. */
    Optional<Row> take(long migration) {
        return jdbc.sql(CASE + " order by case_number fetch first 1 rows only for update skip locked").param(migration).query(Row.class).optional();
    }

    boolean isWaiting(long migration) {
        return jdbc.sql("select count(*) from model_migration_case where migration = ? and state = 'waiting'").param(migration).query(Long.class).single() > 0;
    }

    void tell(Row row, String state, String why) {
        jdbc.sql("update model_migration_case set state = ?, why = ?, at = ? where migration = ? and case_number = ?").params(state, why, now(),
                row.migration(), row.caseNumber()).update();
    }

    void release(long id) {
        jdbc.sql("update model_migration set state = 'running', ended_by = ?, ended_at = ? where id = ?").params(Actor.current(), now(), id).update();
    }

    /** Cases that have not gone over stay. */
    void withdraw(long id) {
        jdbc.sql("update model_migration set state = 'withdrawn', ended_by = ?, ended_at = ? where id = ?").params(Actor.current(), now(), id).update();
        jdbc.sql("update model_migration_case set state = 'stays', why = '方案已经停止', at = ? where migration = ? and state = 'waiting'").params(now(), id)
                .update();
    }

    /** @return whether it was not done before */
    boolean done(long id) {
        return jdbc.sql("update model_migration set state = 'done' where id = ? and state = 'running'").param(id).update() == 1;
    }

    /** How many cases came to what, and why. */
    record Count(String state, String why, long cases) {
    }

    List<Count> counts(long id) {
        return jdbc.sql("select state, why, count(*) as cases from model_migration_case where migration = ? group by state, why order by state, why").param(id)
                .query(Count.class).list();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
