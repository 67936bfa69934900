package org.cunyi.cadre.batch;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.cadre.qualification.QualificationProcess;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.TaskSql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the candidates of a batch stand, in statements whose number does not grow with theirs. */
@Component
public class Progress {

    /** How a candidate can stand, each under exactly one word, in the order of the procedure. */
    public static final List<String> STANDINGS = List.of("entering", "first-review", "telling", "county-look", "unit-review", "statement", "concluding",
            "pass", "reject", "defer", "not-forwarded", "withdrawn");

    private static final String STANDING = "case when c.ended_at is not null then coalesce(c.outcome, 'withdrawn') else case " + TaskSql.STEP
            + at(QualificationProcess.ENTER_CANDIDATE, "entering") + at(QualificationProcess.FIRST_REVIEW, "first-review")
            + at(QualificationProcess.TELL_CANDIDATE, "telling") + at(QualificationProcess.COUNTY_LOOK, "county-look")
            + at(QualificationProcess.UNIT_REVIEW, "unit-review") + at(QualificationProcess.CANDIDATE_STATEMENT, "statement")
            + at(QualificationProcess.CONCLUSION, "concluding") + " else coalesce(q.conclusion, 'entering') end end";
    private static final String OF_BATCH = " from qualification_batch_case m join case_file c on c.case_number = m.case_number"
            + " left join qualification q on q.case_number = m.case_number";

    private final JdbcClient jdbc;
    private final Clock clock;

    Progress(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private static String at(String step, String standing) {
        return " when 'user_" + step + "' then '" + standing + "'";
    }

    /** How many stand how; every word is there. */
    public Map<String, Integer> counts(Batch batch) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        STANDINGS.forEach(s -> counts.put(s, 0));
        jdbc.sql("select s.standing, count(*) as number from (select " + STANDING + " as standing" + OF_BATCH
                + " where m.batch = :batch) s group by s.standing").param("batch", batch.number())
                .query((row, n) -> Map.entry(row.getString("standing"), row.getInt("number"))).list().forEach(e -> counts.put(e.getKey(), e.getValue()));
        return counts;
    }

    /**
     * In the order in which they were entered; one more than {@code size} where there is a next page.
     *
     * @param standing one of {@link #STANDINGS}, {@code null} for all
     */
    public List<CandidateLine> candidates(Batch batch, String standing, int page, int size) {
        return jdbc.sql("select s.* from (select m.case_number, coalesce(u.name, '') as village, coalesce(q.post, c.title) as post, " + STANDING
                        + " as standing, case when " + TaskSql.IS_LATE + " then true else false end as late, q.valid_to" + OF_BATCH
                        + " left join org_unit u on u.code = q.village_code where m.batch = :batch) s where (s.standing = :standing or :standing = '')"
                        + " order by s.case_number offset :offset rows fetch next :limit rows only").param("batch", batch.number())
                .param("standing", standing == null ? "" : standing).param("now", LocalDateTime.now(clock)).param("offset", (long) page * size)
                .param("limit", size + 1).query(CandidateLine.class).list();
    }

    /** All cases of the batch, in the order in which they were entered, at most so many. */
    List<CaseFile> files(Batch batch, int most) {
        return jdbc.sql("select c.* from qualification_batch_case m join case_file c on c.case_number = m.case_number where m.batch = ?"
                + " order by m.case_number fetch first ? rows only").params(batch.number(), most).query(CaseFile.class).list();
    }

    /** Silent units, the longest overdue first. */
    public List<LateUnit> late(Batch batch) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql("select g.GROUP_ID_ as unit, count(distinct m.case_number) as candidates, min(t.DUE_DATE_) as due" + OF_BATCH + TaskSql.JOIN_LATE
                        + " where m.batch = :batch group by g.GROUP_ID_ order by due, unit").param("batch", batch.number())
                .param("step", "user_" + QualificationProcess.UNIT_REVIEW).param("now", LocalDateTime.now(clock))
                .query((row, n) -> new LateUnit(row.getString("unit"), row.getInt("candidates"),
                        ChronoUnit.DAYS.between(lastDay(row.getTimestamp("due").toLocalDateTime()), today))).list();
    }

    /** A deadline at midnight is the end of the day before (民法典 201). */
    private static LocalDate lastDay(LocalDateTime due) {
        return due.minusNanos(1).toLocalDate();
    }
}
