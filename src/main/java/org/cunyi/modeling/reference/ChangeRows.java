package org.cunyi.modeling.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.shared.Actor;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** The tables of proposals: rows are added, and told once how they ended. */
@Component
class ChangeRows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SELECT = "select c.id, c.table_code, c.act, c.state, c.reason, c.proposed_by, c.proposed_at, c.ended_by, c.ended_at, c.said,"
            + " (select count(*) from reference_change_row r where r.change_id = c.id) as row_count from reference_change c";
    private static final String PAGE = " order by c.id desc offset :offset rows fetch next :most rows only";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batch;
    private final Clock clock;

    ChangeRows(JdbcClient jdbc, NamedParameterJdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    private record Line(long changeId, int line, String rowKey, LocalDate effectiveOn, String beforeValues, String afterValues) {
    }

    private record Head(long id, String tableCode, String act, String state, String reason, String proposedBy, OffsetDateTime proposedAt, String endedBy,
            OffsetDateTime endedAt, String said, int rowCount) {

        ReferenceChange change() {
            return new ReferenceChange(id, tableCode, act, state, reason, proposedBy, proposedAt, endedBy, endedAt, said, rowCount);
        }
    }

    /** From here to the end of the transaction nobody else proposes or releases. */
    void takeTurn() {
        jdbc.sql("select id from reference_turn where id = 1 for update").query(Integer.class).single();
    }

    long add(String table, String act, String reason, List<ChangedRow> rows) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into reference_change (table_code, act, state, reason, proposed_by, proposed_at) values (?, ?, 'proposed', ?, ?, ?)")
                .params(table, act, reason, Actor.current(), OffsetDateTime.now(clock)).update(key, "id");
        long id = key.getKey().longValue();
        batch.batchUpdate("insert into reference_change_row (change_id, line, table_code, row_key, effective_on, before_values, after_values)"
                + " values (:change, :line, :table, :key, :day, :before, :after)", rows.stream().map(r -> new MapSqlParameterSource("change", id)
                        .addValue("line", r.line()).addValue("table", table).addValue("key", r.key()).addValue("day", r.effectiveOn())
                        .addValue("before", written(r.before())).addValue("after", written(r.after()))).toArray(SqlParameterSource[]::new));
        return id;
    }

    void end(long id, String state, String said) {
        jdbc.sql("update reference_change set state = ?, said = ?, ended_by = ?, ended_at = ? where id = ?")
                .params(state, said, Actor.current(), OffsetDateTime.now(clock), id).update();
    }

    Optional<ReferenceChange> find(long id) {
        return jdbc.sql(SELECT + " where c.id = ?").param(id).query(Head.class).optional().map(Head::change);
    }

    /** @return one more than a page has where there are more */
    List<ReferenceChange> ofTable(String table, int page, int size) {
        return jdbc.sql(SELECT + " where c.table_code = :table" + PAGE).param("table", table).param("offset", (long) page * size).param("most", size + 1)
                .query(Head.class).list().stream().map(Head::change).toList();
    }

    List<ReferenceChange> waiting(int page, int size) {
        return jdbc.sql(SELECT + " where c.state = 'proposed'" + PAGE).param("offset", (long) page * size).param("most", size + 1)
                .query(Head.class).list().stream().map(Head::change).toList();
    }

    /** How many proposals wait, by table. */
    Map<String, Integer> waiting() {
        Map<String, Integer> waiting = new LinkedHashMap<>();
        jdbc.sql("select table_code, count(*) as n from reference_change where state = 'proposed' group by table_code").query()
                .listOfRows().forEach(r -> waiting.put((String) r.get("table_code"), ((Number) r.get("n")).intValue()));
        return waiting;
    }

    List<ChangedRow> rows(long id) {
        return jdbc.sql("select change_id, line, row_key, effective_on, before_values, after_values from reference_change_row where change_id = ? order by line")
                .param(id).query(Line.class).list().stream().map(ChangeRows::read).toList();
    }

    /** What was ever proposed for one row, the newest first. */
    List<ReferenceChange> ofKey(String table, String key, int most) {
        return jdbc.sql(SELECT + " join reference_change_row k on k.change_id = c.id where k.table_code = :table and k.row_key = :key" + PAGE)
                .param("table", table).param("key", key).param("offset", 0).param("most", most).query(Head.class).list().stream().map(Head::change).toList();
    }

    /** The same with what each did to that row, by number of the proposal. */
    Map<Long, ChangedRow> rowsOfKey(String table, String key) {
        Map<Long, ChangedRow> rows = new LinkedHashMap<>();
        jdbc.sql("select change_id, line, row_key, effective_on, before_values, after_values from reference_change_row where table_code = ? and row_key = ?")
                .params(table, key).query(Line.class).list().forEach(l -> rows.put(l.changeId(), read(l)));
        return rows;
    }

    private record Done(String act, String beforeValues) {
    }

    /** Whether a row of that key and day was released in place of one that held until then: it is not, where two people had ended that one on that day. */
    boolean replaced(String table, String key, LocalDate from) {
        List<Done> done = jdbc.sql("select c.act, r.before_values from reference_change c join reference_change_row r on r.change_id = c.id"
                + " where c.state = 'released' and c.act <> 'withdraw' and r.table_code = ? and r.row_key = ? and r.effective_on = ? order by c.id desc")
                .params(table, key, from).query(Done.class).list();
        return done.stream().noneMatch(d -> d.act().equals(ReferenceChange.END)) || done.get(0).act().equals(ReferenceChange.PUT) && done.get(0).beforeValues() != null;
    }

    /** The proposals that wait, by key of the row. */
    Map<String, Long> waitingKeys(String table) {
        Map<String, Long> waiting = new LinkedHashMap<>();
        jdbc.sql("select r.row_key, c.id from reference_change c join reference_change_row r on r.change_id = c.id"
                + " where c.state = 'proposed' and c.table_code = ?").param(table).query()
                .listOfRows().forEach(r -> waiting.put((String) r.get("row_key"), ((Number) r.get("id")).longValue()));
        return waiting;
    }

    private static ChangedRow read(Line line) {
        return new ChangedRow(line.line(), line.rowKey(), line.effectiveOn(), values(line.beforeValues()), values(line.afterValues()));
    }

    private static String written(Map<String, String> values) {
        try {
            return values == null ? null : JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> values(String json) {
        try {
            return json == null ? null : JSON.readValue(json, new TypeReference<LinkedHashMap<String, String>>() { });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
