package org.cunyi.publicity;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of objections. None is ever deleted. */
@Component
class ObjectionRows {

    private final JdbcClient jdbc;

    ObjectionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Objection insert(Objection objection) {
        jdbc.sql("insert into objection (receipt, notice_id, case_number, about, content, received_on, received_at, recorded_by, state,"
                + " answer_due, legal_basis) values (:receipt, :noticeId, :caseNumber, :about, :content, :receivedOn, :receivedAt,"
                + " :recordedBy, :state, :answerDue, :legalBasis)").paramSource(objection).update();
        return byReceipt(objection.receipt()).orElseThrow();
    }

    Objection get(long id) {
        return jdbc.sql("select * from objection where id = ?").param(id).query(Objection.class).single();
    }

    Optional<Objection> byReceipt(String receipt) {
        return jdbc.sql("select * from objection where receipt = ?").param(receipt).query(Objection.class).optional();
    }

    List<Objection> ofNotice(String noticeId) {
        return jdbc.sql("select * from objection where notice_id = ? order by received_at desc, id desc").param(noticeId)
                .query(Objection.class).list();
    }

    List<Objection> ofCase(String caseNumber) {
        return jdbc.sql("select o.* from objection o join case_file c on c.case_number = o.case_number where c.case_number = ?"
                + " or c.parent_case_number = ? order by o.id").params(caseNumber, caseNumber).query(Objection.class).list();
    }

    List<Objection> openOf(String caseNumber) {
        return jdbc.sql("select * from objection where case_number = ? and state <> 'answered' order by id").param(caseNumber)
                .query(Objection.class).list();
    }

    Optional<Objection> lastUpheld(String caseNumber) {
        return jdbc.sql("select * from objection where case_number = ? and verdict in ('upheld-publication', 'upheld-substance')"
                + " order by answered_at desc, id desc fetch first 1 rows only").param(caseNumber).query(Objection.class).optional();
    }

    void escalate(long id, OffsetDateTime at, LocalDate due) {
        jdbc.sql("update objection set state = 'escalated', escalated_at = ?, escalate_due = ? where id = ?").params(at, due, id).update();
    }

    /** What the village said when it handed the matter up. */
    void refer(long id, String answer) {
        jdbc.sql("update objection set answer = ? where id = ? and state = 'open'").params(answer, id).update();
    }

    void move(long id, String noticeId) {
        jdbc.sql("update objection set notice_id = ? where id = ?").params(noticeId, id).update();
    }

    /** @return whether this was the answer; an answered one stays as it is */
    boolean answer(long id, String verdict, String authority, String document, String answer, boolean isPublic, boolean conceal, String by,
            OffsetDateTime at) {
        return jdbc.sql("update objection set state = 'answered', verdict = ?, authority = ?, document = ?, answer = ?, answer_public = ?,"
                + " conceal = ?, answered_by = ?, answered_at = ? where id = ? and state <> 'answered'")
                .params(verdict, authority, document, answer, isPublic, conceal, by, at, id).update() == 1;
    }
}
