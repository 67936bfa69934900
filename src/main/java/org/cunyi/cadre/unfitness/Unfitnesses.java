package org.cunyi.cadre.unfitness;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.cunyi.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what stays in clear of the cases. */
@Component
public class Unfitnesses {

    private final JdbcClient jdbc;
    private final Clock clock;

    Unfitnesses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Unfitness> find(String caseNumber) {
        return jdbc.sql("select * from unfitness where case_number = ?").param(caseNumber).query(Unfitness.class).optional();
    }

    public Unfitness get(String caseNumber) {
        return find(caseNumber).orElseThrow();
    }

    /** Everything about one person, in its order. */
    public List<Unfitness> ofPerson(long personId) {
        return jdbc.sql("select * from unfitness where person_id = ? order by case_number").param(personId).query(Unfitness.class).list();
    }

    /** Other cases of that person whose impact period covers the day. */
    List<Unfitness> impactOn(long personId, LocalDate day, String exceptCase) {
        return ofPerson(personId).stream().filter(u -> !u.caseNumber().equals(exceptCase) && u.impactFrom() != null && !u.impactFrom().isAfter(day)
                && !u.impactTo().isBefore(day)).toList();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void open(String caseNumber, Subject subject, String itemKey) {
        jdbc.sql("insert into unfitness (case_number, village_code, post_id, person_id, post_kind, item_key) values (?, ?, ?, ?, ?, ?)")
                .params(caseNumber, subject.orgCode(), subject.postId(), subject.personId(), subject.kind(), itemKey).update();
    }

    /** Nobody else tells or decides anything in that case before this transaction is over. */
    @Transactional(propagation = Propagation.MANDATORY)
    Unfitness hold(String caseNumber) {
        return jdbc.sql("select * from unfitness where case_number = ? for update").param(caseNumber).query(Unfitness.class).single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void tell(String caseNumber, String recommended, String told, LocalDate on) {
        jdbc.sql("update unfitness set recommended = ?, told = ?, told_on = ? where case_number = ?").params(recommended, told, on, caseNumber).update();
    }

    /** @param impactTo {@code null} where the measure has no impact period */
    @Transactional(propagation = Propagation.MANDATORY)
    void decide(String caseNumber, Fitted measure, boolean departed, String circularRange, LocalDate decidedOn, LocalDate impactTo) {
        jdbc.sql("update unfitness set measure = ?, party_measure = ?, other_measure = ?, follow_up = ?, legal_basis = ?, departed = ?,"
                + " circular_range = ?, decided_on = ?, impact_from = ?, impact_to = ? where case_number = ?").params(measure.measure(), measure.party(),
                measure.other(), measure.followUp(), measure.legalBasis(), departed, circularRange, decidedOn, impactTo == null ? null : decidedOn,
                impactTo, caseNumber).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void undecide(String caseNumber) {
        jdbc.sql("update unfitness set measure = null, party_measure = null, other_measure = null, follow_up = null, legal_basis = null,"
                + " departed = false, circular_range = null, decided_on = null, impact_from = null, impact_to = null where case_number = ?")
                .param(caseNumber).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void serve(String caseNumber, LocalDate on) {
        jdbc.sql("update unfitness set served_on = ? where case_number = ?").params(on, caseNumber).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void askReview(String caseNumber, LocalDate on) {
        if (jdbc.sql("update unfitness set review_asked_on = ? where case_number = ? and review_asked_on is null").params(on, caseNumber).update() == 0) {
            throw Refusal.late("复核申请已由他人登记，请刷新后查看");
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void review(String caseNumber, String result) {
        jdbc.sql("update unfitness set review_result = ? where case_number = ?").params(result, caseNumber).update();
    }

    /** What was decided no longer holds, from the beginning. */
    @Transactional(propagation = Propagation.MANDATORY)
    void annul(String caseNumber) {
        jdbc.sql("update unfitness set review_result = 'annul', impact_from = null, impact_to = null where case_number = ?").param(caseNumber).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void reassess(String caseNumber, LocalDate on) {
        jdbc.sql("update unfitness set reassessed_on = ? where case_number = ?").params(on, caseNumber).update();
    }

    /** Closed cases that still have papers. */
    List<String> kept() {
        return jdbc.sql("select u.case_number from unfitness u join case_file c on c.case_number = u.case_number where u.purged_at is null"
                + " and c.ended_at is not null order by u.case_number").query(String.class).list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void erased(String caseNumber) {
        jdbc.sql("update unfitness_measure set linked_case = null, post_ended_on = null where case_number = ?").param(caseNumber).update();
        jdbc.sql("update unfitness set person_id = null, post_id = null, purged_at = ? where case_number = ?")
                .params(OffsetDateTime.now(clock), caseNumber).update();
    }
}
