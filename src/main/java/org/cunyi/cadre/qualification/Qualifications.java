package org.cunyi.cadre.qualification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the conclusions. */
@Component
class Qualifications {

    private final JdbcClient jdbc;
    private final Clock clock;

    Qualifications(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Qualification> find(String caseNumber) {
        return jdbc.sql("select * from qualification where case_number = ?").param(caseNumber).query(Qualification.class).optional();
    }

    /** Entered anew after a return, the candidate takes the place of the one before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(String caseNumber, String villageCode, String post, String postKind, String mark) {
        jdbc.sql("delete from qualification where case_number = ?").param(caseNumber).update();
        jdbc.sql("insert into qualification (case_number, village_code, post, post_kind, identity_mark) values (?, ?, ?, ?, ?)")
                .params(caseNumber, villageCode, post, postKind, mark).update();
    }

    /** Whether that person is under review in another case of the county for the same post. */
    boolean isUnderReview(String mark, String post, String county, String exceptCase) {
        return jdbc.sql("select count(*) from qualification q join case_file c on c.case_number = q.case_number where q.identity_mark = ?"
                + " and q.post = ? and q.conclusion is null and c.ended_at is null and c.org_code like ? and q.case_number <> ?")
                .params(mark, post, county + "%", exceptCase).query(Integer.class).single() > 0;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void waive(String caseNumber) {
        jdbc.sql("update qualification set units_waived = true where case_number = ?").param(caseNumber).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void conclude(String caseNumber, String recommendation, String conclusion) {
        jdbc.sql("update qualification set recommendation = ?, conclusion = ?, departed = ?, concluded_at = ? where case_number = ?")
                .params(recommendation, conclusion, !conclusion.equals(recommendation), OffsetDateTime.now(clock), caseNumber).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void valid(String caseNumber, LocalDate from, LocalDate to) {
        jdbc.sql("update qualification set valid_from = ?, valid_to = ? where case_number = ?").params(from, to, caseNumber).update();
    }

    /** Closed cases that ended before that time and still have papers. */
    List<String> toErase(OffsetDateTime before) {
        return jdbc.sql("select q.case_number from qualification q join case_file c on c.case_number = q.case_number"
                + " where q.purged_at is null and c.ended_at < ? order by q.case_number").param(before).query(String.class).list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void erased(String caseNumber) {
        jdbc.sql("update qualification set identity_mark = null, purged_at = ? where case_number = ?")
                .params(OffsetDateTime.now(clock), caseNumber).update();
    }
}
