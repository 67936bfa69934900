package org.cunyi.publicity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the notices; a posted text is never changed. */
@Component
public class Notices {

    private final JdbcClient jdbc;
    private final Clock clock;

    Notices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Notice> find(String id) {
        return jdbc.sql("select * from notice where id = ?").param(id).query(Notice.class).optional();
    }

    /** Every notice of a case and of the cases it called. */
    public List<Notice> of(String caseNumber) {
        return jdbc.sql("select n.* from notice n join case_file c on c.case_number = n.case_number where c.case_number = ?"
                        + " or c.parent_case_number = ? order by c.started_at, n.case_number, case n.state when 'withdrawn' then 0 else 1 end,"
                        + " n.withdrawn_at").params(caseNumber, caseNumber)
                .query(Notice.class).list();
    }

    /** Cases that have ended before the notice of that kind which they posted; its days are over now. */
    List<String> leftOver(String kind, LocalDate today) {
        return jdbc.sql("select n.case_number from notice n join case_file c on c.case_number = n.case_number where n.state = 'posted' and n.kind = ?"
                + " and n.ends_on < ? and c.ended_at is not null order by n.case_number").params(kind, today).query(String.class).list();
    }

    /** The draft or the posted one, else the one that was taken down last. */
    Optional<Notice> ofCase(String caseNumber) {
        return jdbc.sql("select * from notice where case_number = ? order by case state when 'draft' then 0 when 'posted' then 1"
                + " when 'closed' then 2 else 3 end, withdrawn_at desc fetch first 1 rows only").param(caseNumber).query(Notice.class)
                .optional();
    }

    /** Holds the notice until the end of the transaction: objections and the end of the period wait for each other. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Notice> hold(String id) {
        return jdbc.sql("select * from notice where id = ? for update").param(id).query(Notice.class).optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Notice draft(Notice wanted) {
        int changed = jdbc.sql("update notice set title = :title, body = :body, requested_days = :requestedDays, drafted_by = :draftedBy,"
                + " concerned = :concerned, opinion_by = null, opinion_text = null where case_number = :caseNumber and state = 'draft'")
                .paramSource(wanted).update();
        if (changed == 0) {
            jdbc.sql("insert into notice (id, case_number, org_code, kind, title, body, state, public_board, requested_days, drafted_by,"
                    + " after_period, searchable, corrects, concerned) values (:id, :caseNumber, :orgCode, :kind, :title, :body, 'draft',"
                    + " :publicBoard, :requestedDays, :draftedBy, :afterPeriod, :searchable, :corrects, :concerned)")
                    .paramSource(wanted).update();
            takeTables(wanted);
        }
        return ofCase(wanted.caseNumber()).orElseThrow();
    }

    /** A correction begins with the tables of what it corrects. */
    private void takeTables(Notice correction) {
        if (correction.corrects() != null) {
            jdbc.sql("insert into notice_table (notice_id, position, caption, source_name, header_rows, cells) select :id, position, caption,"
                    + " source_name, header_rows, cells from notice_table where notice_id = :corrects").paramSource(correction).update();
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void opinion(String caseNumber, String by, String text) {
        jdbc.sql("update notice set opinion_by = ?, opinion_text = ? where case_number = ? and state = 'draft'").params(by, text, caseNumber)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void released(String caseNumber, String by) {
        jdbc.sql("update notice set released_by = ? where case_number = ? and state = 'draft'").params(by, caseNumber).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void post(String caseNumber, LocalDate on, LocalDate endsOn, int minimumDays, String legalBasis) {
        jdbc.sql("update notice set state = 'posted', posted_on = ?, ends_on = ?, minimum_days = ?, legal_basis = ? where case_number = ?"
                + " and state = 'draft'").params(on, endsOn, minimumDays, legalBasis, caseNumber).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void close(String id) {
        jdbc.sql("update notice set state = 'closed', closed_at = ? where id = ? and state = 'posted'")
                .params(OffsetDateTime.now(clock), id).update();
    }

    /** Takes a posted notice down for a reason that stays visible. */
    @Transactional(propagation = Propagation.MANDATORY)
    void withdraw(String id, String reason, boolean conceal) {
        jdbc.sql("update notice set state = 'withdrawn', withdrawn_at = ?, withdrawn_reason = ?, concealed = ? where id = ?"
                + " and state = 'posted'").params(OffsetDateTime.now(clock), reason, conceal, id).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void countObjections(String id, int more) {
        jdbc.sql("update notice set open_objections = open_objections + ? where id = ?").params(more, id).update();
    }
}
