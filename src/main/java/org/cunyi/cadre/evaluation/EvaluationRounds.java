package org.cunyi.cadre.evaluation;

import java.time.LocalDate;
import java.util.List;
import org.cunyi.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which village evaluates which year in which case, and the votes. */
@Component
public class EvaluationRounds {

    private static final String STANDING = "select r.case_number from evaluation_round r join case_file c on c.case_number = r.case_number"
            + " where r.org_code = ? and r.in_year = ? and (c.outcome is null or c.outcome = 'completed')";
    private static final String EVALUATED = "select t.id as post_id, p.name, t.title, t.kind from post t join person p on p.id = t.person_id"
            + " where t.org_code = ? and t.kind in ('elected', 'both', 'hired') and t.valid_from <= ? and (t.valid_to is null or t.valid_to >= ?)"
            + " order by case t.kind when 'both' then 0 when 'elected' then 1 else 2 end, t.id";
    private static final String DUE = "select u.code from org_unit u where u.kind = 'village' and u.valid_from <= :today and (u.valid_to is null or"
            + " u.valid_to >= :today) and exists (select 1 from post t where t.org_code = u.code"
            + " and t.kind in ('elected', 'both') and t.valid_from <= :today and (t.valid_to is null or t.valid_to >= :today))"
            + " and not exists (select 1 from evaluation_round r join case_file c on c.case_number = r.case_number where r.org_code = u.code"
            + " and r.in_year = :year and (c.outcome is null or c.outcome = 'completed')) order by u.code";

    private final JdbcClient jdbc;

    EvaluationRounds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Of two who begin the same year at once the later one waits at the village's row and is told.
     *
     * @throws Refusal where the village's evaluation of that year is under way or done
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(String caseNumber, String village, int year) {
        jdbc.sql("select code from org_unit where code = ? for update").param(village).query(String.class).single();
        jdbc.sql(STANDING).params(village, year).query(String.class).optional().ifPresent(other -> {
            throw Refusal.of(EvaluationProcess.YEAR, "评议年度：本村" + year + "年度的民主评议已经开始或者完成（" + other + "）");
        });
        jdbc.sql("insert into evaluation_round (case_number, org_code, in_year) values (?, ?, ?)").params(caseNumber, village, year).update();
    }

    public int year(String caseNumber) {
        return jdbc.sql("select in_year from evaluation_round where case_number = ?").param(caseNumber).query(Integer.class).single();
    }

    /** Villages with a committee that have not begun that year's. */
    List<String> missing(int year, LocalDate today) {
        return jdbc.sql(DUE).param("year", year).param("today", today).query(String.class).list();
    }

    List<Evaluated> evaluated(String village, LocalDate day) {
        return jdbc.sql(EVALUATED).params(village, day, day).query(Evaluated.class).list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(String caseNumber, long postId, int competent, int basically, int incompetent, String result, String legalBasis, boolean second) {
        jdbc.sql("insert into evaluation_vote (case_number, post_id, competent, basically, incompetent, result, legal_basis, second_running)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?)").params(caseNumber, postId, competent, basically, incompetent, result, legalBasis, second).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void confirm(String caseNumber, long postId, boolean ended, String reason) {
        jdbc.sql("update evaluation_vote set ended = ?, end_reason = ? where case_number = ? and post_id = ?").params(ended, reason, caseNumber, postId)
                .update();
    }

    List<PersonVote> votes(String caseNumber) {
        return jdbc.sql("select v.*, p.name, t.title from evaluation_vote v join post t on t.id = v.post_id join person p on p.id = t.person_id"
                + " where v.case_number = ? order by v.post_id").param(caseNumber).query(PersonVote.class).list();
    }

    List<PersonVote> second(String caseNumber) {
        return votes(caseNumber).stream().filter(PersonVote::secondRunning).toList();
    }
}
