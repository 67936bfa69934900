package org.cunyi.deliberation.resolution;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseResolutions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 决议台账: every resolution stands in it under exactly one word, from the day it was made; none can vanish. */
@Component
public class Ledger implements CaseResolutions {

    /** How a resolution can stand, in the order to offer it. */
    public static final List<String> STANDINGS = List.of("open", "overdue", "checking", "awaiting-strike-off", "struck-off", "withdrawn");

    private static final Set<String> CASES = Set.of(DeliberationProcess.SESSION, DeliberationProcess.TOPIC, DeliberationProcess.RESOLUTION);
    static final String STANDING = "case when r.state in ('open', 'checking') and r.deadline < :today then 'overdue' else r.state end";
    private static final String LINES = "select r.*, p.name as responsible_name, " + STANDING + " as standing, cast(:today as date) as today"
            + " from deliberation_resolution r join person p on p.login = r.responsible";
    /** What is still to be done by urgency, then what is settled. */
    private static final String ORDER = " order by case when r.state in ('struck-off', 'withdrawn') then 1 else 0 end, r.deadline, r.case_number";

    private final JdbcClient jdbc;
    private final Clock clock;

    Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One page; whether there is a next one is found by asking for one row more, never by counting all. */
    public record Page(List<LedgerLine> items, int page, int size, boolean hasNext) {
    }

    public Page find(LedgerQuestion question, int page, int size) {
        List<LedgerLine> found = asked(LINES, question, ORDER + " offset :offset rows fetch next :limit rows only",
                Map.of("offset", (long) page * size, "limit", size + 1)).query(LedgerLine.class).list();
        boolean hasNext = found.size() > size;
        return new Page(hasNext ? found.subList(0, size) : found, page, size, hasNext);
    }

    /** Hands over everything that answers the question, row by row, at most {@code most} rows. */
    @Transactional(readOnly = true)
    public void each(LedgerQuestion question, int most, Consumer<LedgerLine> taker) {
        try (Stream<LedgerLine> found = asked(LINES, question, ORDER + " fetch first :limit rows only", Map.of("limit", most))
                .query(LedgerLine.class).stream()) {
            found.forEach(taker);
        }
    }

    /** How many stand how, whatever state was asked for; every word is there. */
    public Map<String, Integer> counts(LedgerQuestion question) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        STANDINGS.forEach(s -> counts.put(s, 0));
        asked("select s.standing, count(*) as number from (select " + STANDING + " as standing from deliberation_resolution r", question.ofAnyState(),
                ") s group by s.standing", Map.of())
                .query((row, n) -> Map.entry(row.getString("standing"), row.getInt("number"))).list()
                .forEach(e -> counts.put(e.getKey(), e.getValue()));
        return counts;
    }

    @Override
    public List<LedgerLine> of(CaseFile file) {
        return !CASES.contains(file.process()) ? List.of() : jdbc.sql(LINES + " where r.session_case = :number or r.topic_case = :number or r.case_number = :number order by r.case_number")
                .param("number", file.caseNumber()).param("today", LocalDate.now(clock)).query(LedgerLine.class).list();
    }

    private StatementSpec asked(String select, LedgerQuestion question, String rest, Map<String, Object> more) {
        Map<String, Object> params = new HashMap<>(more);
        params.put("today", LocalDate.now(clock));
        return jdbc.sql(select + question.where(params) + rest).params(params);
    }
}
