package org.cunyi.publicity.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds items. */
@Component
class Items {

    /** Whether something is overdue follows from the day alone, so that a list is right whether or not the hourly run has passed. */
    private static final String STANDING = "case when i.state = 'void' then 'void' when i.state = 'open' and i.due_on < :today then 'overdue'"
            + " when i.state = 'open' then 'open' when i.published_on > i.due_on then 'late' else 'published' end";
    static final String SELECT = "select i.id, i.org_code, u.name as org_name, i.duty_code, d.title as duty_title, i.category, d.frequency,"
            + " d.notice_kind, d.table_required, d.correction_days, d.legal_basis, d.due_basis, i.period, i.event_title, i.entered_by,"
            + " i.due_on, i.overdue_since, " + STANDING + " as standing, i.void_reason, i.case_number,"
            + " (c.case_number is not null and c.ended_at is null) as case_open, i.notice_id, i.published_on"
            + " from publication_item i join publication_duty d on d.id = i.duty_id join org_unit u on u.code = i.org_code"
            + " left join case_file c on c.case_number = i.case_number";

    private static final int PORTION = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    /** Rows come in portions, so that an export of a county does not stand in memory as a whole. */
    Items(DataSource database, Clock clock) {
        JdbcTemplate portions = new JdbcTemplate(database);
        portions.setFetchSize(PORTION);
        this.jdbc = JdbcClient.create(portions);
        this.clock = clock;
    }

    Optional<Item> find(long id) {
        return one("i.id = :key", id);
    }

    Optional<Item> ofCase(String caseNumber) {
        return one("i.case_number = :key", caseNumber);
    }

    Optional<Item> ofNotice(String noticeId) {
        return one("i.notice_id = :key", noticeId);
    }

    private Optional<Item> one(String condition, Object key) {
        return statement(SELECT + " where " + condition).param("key", key).query(Item.class).optional();
    }

    List<Item> byIds(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : statement(SELECT + " where i.id in (:ids) order by i.org_code, i.due_on, i.id").param("ids", ids)
                .query(Item.class).list();
    }

    /** What a village has still to publish, the most urgent first. */
    List<Item> openOf(String village) {
        return statement(SELECT + " where i.org_code = :org and i.state = 'open' order by i.due_on, i.id").param("org", village)
                .query(Item.class).list();
    }

    JdbcClient.StatementSpec statement(String sql) {
        return jdbc.sql(sql).param("today", LocalDate.now(clock));
    }

    /** A question with its parameters; see {@link ItemQuestion}. */
    JdbcClient.StatementSpec asked(ItemQuestion question, String select, String end, Map<String, Object> more) {
        Map<String, Object> params = new HashMap<>(more);
        String where = question.where(params);
        return statement(select + where + end).params(params);
    }
}
