package org.cunyi.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds cases in the units that somebody may see. */
@Component
public class CaseSearch {

    private final JdbcClient jdbc;
    private final Clock clock;

    CaseSearch(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param units   codes whose cases, with those of all units below, may be seen; none = nothing is found
     * @param org     narrows to this unit and all below, or {@code null}
     * @param state   {@code open}, {@code done} or {@code null} for both
     * @param overdue only cases with a task past its due date
     * @param secret  procedures whose cases, with those they called, stay out but in these units and all below
     * @param from    first day of opening, {@code to} the last one, in Asia/Shanghai
     */
    public record Question(List<String> units, String org, String process, String state, boolean overdue, String text, LocalDate from,
            LocalDate to, int page, int size, Map<String, List<String>> secret) {
    }

    /** One page, the newest first; whether there is a next one is found by asking for one row more, never by counting all. */
    public record Page(List<CaseFile> items, int page, int size, boolean hasNext) {
    }

    public Page find(Question q) {
        if (q.units().isEmpty()) {
            return new Page(List.of(), q.page(), q.size(), false);
        }
        Map<String, Object> params = new HashMap<>();
        StringBuilder where = new StringBuilder(" where ").append(in("org_code", q.units(), params));
        q.secret().forEach((process, units) -> keep(process, units, where, params));
        narrow(q, where, params);
        params.put("offset", (long) q.page() * q.size());
        params.put("limit", q.size() + 1);
        List<CaseFile> rows = jdbc.sql("select * from case_file" + where + " order by started_at desc, case_number desc"
                + " offset :offset rows fetch next :limit rows only").params(params).query(CaseFile.class).list();
        boolean hasNext = rows.size() > q.size();
        return new Page(hasNext ? rows.subList(0, q.size()) : rows, q.page(), q.size(), hasNext);
    }

    /** @return a condition that the column lies in one of the units or below, false where there is none */
    private static String in(String column, List<String> units, Map<String, Object> params) {
        return units.stream().map(u -> {
            String name = "unit" + params.size();
            params.put(name, u + "%");
            return column + " like :" + name;
        }).reduce("(1 = 0", (a, b) -> a + " or " + b) + ")";
    }

    private static void keep(String process, List<String> units, StringBuilder where, Map<String, Object> params) {
        String name = "secret" + params.size();
        params.put(name, process);
        where.append(" and (process <> :").append(name).append(" or ").append(in("org_code", units, params)).append(")")
                .append(" and not exists (select 1 from case_file above where above.case_number = case_file.parent_case_number and above.process = :")
                .append(name).append(" and not ").append(in("above.org_code", units, params)).append(")");
    }

    private void narrow(Question q, StringBuilder where, Map<String, Object> params) {
        add(where, params, q.org(), " and org_code like :org", "org", q.org() + "%");
        add(where, params, q.process(), " and process = :process", "process", q.process());
        add(where, params, q.text(), " and (title like :text or case_number like :text)", "text", "%" + (q.text() == null ? "" : q.text().replaceAll("([\\\\%_])", "\\\\$1")) + "%");
        if ("open".equals(q.state()) || "done".equals(q.state())) {
            where.append("open".equals(q.state()) ? " and ended_at is null" : " and ended_at is not null");
        }
        if (q.overdue()) {
            where.append(" and exists (select 1 from ACT_RU_TASK t where t.PROC_INST_ID_ = process_instance_id and t.DUE_DATE_ < :now)");
            params.put("now", OffsetDateTime.now(clock).toLocalDateTime());
        }
        add(where, params, q.from(), " and started_at >= :from", "from", start(q.from()));
        add(where, params, q.to(), " and started_at < :to", "to", q.to() == null ? null : start(q.to().plusDays(1)));
    }

    private static void add(StringBuilder where, Map<String, Object> params, Object given, String sql, String name, Object value) {
        if (given != null && !given.toString().isBlank()) {
            where.append(sql);
            params.put(name, value);
        }
    }

    private OffsetDateTime start(LocalDate day) {
        return day == null ? null : day.atStartOfDay(clock.getZone()).toOffsetDateTime();
    }
}
