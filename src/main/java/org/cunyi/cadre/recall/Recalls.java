package org.cunyi.cadre.recall;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cunyi.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the petitions. */
@Component
public class Recalls {

    private final JdbcClient jdbc;
    private final Clock clock;

    Recalls(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Recall> find(String caseNumber) {
        return jdbc.sql("select * from recall where case_number = ?").param(caseNumber).query(Recall.class).optional();
    }

    public Recall get(String caseNumber) {
        return find(caseNumber).orElseThrow();
    }

    /** Whoever changes a petition waits here for who changes it now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Recall hold(String caseNumber) {
        return jdbc.sql("select * from recall where case_number = ? for update").param(caseNumber).query(Recall.class).single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void open(String caseNumber, String orgCode, HeldPost post, String signatories, LocalDate receivedOn) {
        jdbc.sql("insert into recall (case_number, org_code, post_id, post_title, member, signatories, received_on, convener)"
                + " values (?, ?, ?, ?, ?, ?, ?, 'village')").params(caseNumber, orgCode, post.id(), post.elected(), post.login(), signatories,
                receivedOn).update();
    }

    /** @param legalBasis why it is valid, or why not */
    @Transactional(propagation = Propagation.MANDATORY)
    public void verified(String caseNumber, int eligibleVoters, int representatives, int counted, boolean valid, String legalBasis) {
        jdbc.sql("update recall set eligible_voters = ?, representatives = ?, counted = ?, valid = ?, legal_basis = ?, verified_by = ?,"
                + " verified_at = ? where case_number = ?").params(eligibleVoters, representatives, counted, valid, legalBasis, Actor.current(),
                OffsetDateTime.now(clock), caseNumber).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void convene(String caseNumber, String convener, LocalDate voteDueOn) {
        jdbc.sql("update recall set convener = ?, vote_due_on = ? where case_number = ?").params(convener, voteDueOn, caseNumber).update();
    }

    /** @param postEndedOn last day of the post, {@code null} where it goes on or is not known */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ended(String caseNumber, String by, LocalDate postEndedOn) {
        jdbc.sql("update recall set ended_by = ?, post_ended_on = ? where case_number = ?").params(by, postEndedOn, caseNumber).update();
    }

    /** Cases against that post that are open. */
    List<String> openAgainst(long postId) {
        return jdbc.sql("select r.case_number from recall r join case_file c on c.case_number = r.case_number where r.post_id = ?"
                + " and c.ended_at is null order by r.case_number").param(postId).query(String.class).list();
    }

    /** Open cases whose post is over, without anybody having said so to them. */
    List<Over> over() {
        return jdbc.sql("select r.case_number, t.valid_to from recall r join case_file c on c.case_number = r.case_number join post t on"
                + " t.id = r.post_id where c.ended_at is null and r.ended_by is null and t.valid_to < ? order by r.case_number")
                .param(LocalDate.now(clock)).query(Over.class).list();
    }

    /** The post that open cases are about has another entry of the register now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(long postId, long to) {
        jdbc.sql("update recall set post_id = ? where post_id = ? and case_number in (select case_number from case_file where ended_at is null)")
                .params(to, postId).update();
    }

    /** A case whose post ended on that day. */
    record Over(String caseNumber, LocalDate validTo) {
    }

    /** The last day on which a petition against this person was voted down, empty where none was. */
    Optional<LocalDate> keptOn(String member, String orgCode) {
        return jdbc.sql("select max(m.held_on) from recall r join case_file c on c.case_number = r.case_number join meeting_record m on"
                + " m.case_number = r.case_number and m.taken_back_at is null where r.member = ? and r.org_code = ? and c.outcome = 'kept'")
                .params(member, orgCode).query(LocalDate.class).list().stream().filter(Objects::nonNull).findFirst();
    }

    /** Closed cases that still have papers. */
    List<String> kept() {
        return jdbc.sql("select r.case_number from recall r join case_file c on c.case_number = r.case_number where r.purged_at is null"
                + " and c.ended_at is not null order by r.case_number").query(String.class).list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void erased(String caseNumber) {
        jdbc.sql("update recall set purged_at = ? where case_number = ?").params(OffsetDateTime.now(clock), caseNumber).update();
    }
}
