package org.cunyi.cadre.qualification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the conclusions. */
@Component
class Qualifications {

    /** Closed cases of which something personal is left, also where nobody was ever entered, or a document came after the rest had gone. */
    private static final String KEPT = "select c.case_number from case_file c where c.ended_at is not null and (c.case_number in (select case_number"
            + " from qualification_paper union select case_number from qualification where purged_at is null) or c.process = :process"
            + " and c.case_number in (select case_number from document where state = 'kept'))";

    private final JdbcClient jdbc;
    private final Clock clock;

    Qualifications(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Qualification> find(String caseNumber) {
        return jdbc.sql("select * from qualification where case_number = ?").param(caseNumber).query(Qualification.class).optional();
    }

    /** Those of many cases at once, by case. */
    Map<String, Qualification> of(Collection<String> caseNumbers) {
        return caseNumbers.isEmpty() ? Map.of() : jdbc.sql("select * from qualification where case_number in (:numbers)").param("numbers", caseNumbers)
                .query(Qualification.class).list().stream().collect(Collectors.toMap(Qualification::caseNumber, q -> q));
    }

    /** Entered anew after a return, the candidate takes the place of the one before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(String caseNumber, String villageCode, String post, String postKind, String mark) {
        jdbc.sql("delete from qualification where case_number = ?").param(caseNumber).update();
        jdbc.sql("insert into qualification (case_number, village_code, post, post_kind, identity_mark) values (?, ?, ?, ?, ?)")
                .params(caseNumber, villageCode, post, postKind, mark).update();
    }

    /**
     * Whether that person is under review in another case of the county for the same post. Of two who enter him at once the later one waits at
     * the county's row and sees the earlier.
     *
     * @param marks of the identity number, under every key that there is
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isUnderReview(Collection<String> marks, String post, String county, String exceptCase) {
        jdbc.sql("select code from org_unit where code = ? for update").param(county).query(String.class).single();
        return jdbc.sql("select count(*) from qualification q join case_file c on c.case_number = q.case_number where q.identity_mark in (:marks)"
                + " and q.post = :post and q.conclusion is null and c.ended_at is null and c.org_code like :county and q.case_number <> :except")
                .param("marks", marks).param("post", post).param("county", county + "%").param("except", exceptCase)
                .query(Integer.class).single() > 0;
    }

    /** @param marks of the identity number that was entered there, that of today's key first; another number's mark stays */
    @Transactional(propagation = Propagation.MANDATORY)
    public void markAnew(String caseNumber, List<String> marks) {
        jdbc.sql("update qualification set identity_mark = :now where case_number = :number and identity_mark in (:marks)")
                .param("now", marks.get(0)).param("number", caseNumber).param("marks", marks).update();
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

    List<String> kept() {
        return jdbc.sql(KEPT + " order by c.case_number").param("process", QualificationProcess.KEY).query(String.class).list();
    }

    /** Whether it still is one of them. */
    boolean isKept(String caseNumber) {
        return jdbc.sql(KEPT + " and c.case_number = :number").param("process", QualificationProcess.KEY).param("number", caseNumber)
                .query(String.class).optional().isPresent();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void erased(String caseNumber) {
        jdbc.sql("update qualification set identity_mark = null, purged_at = ? where case_number = ? and purged_at is null")
                .params(OffsetDateTime.now(clock), caseNumber).update();
    }
}
