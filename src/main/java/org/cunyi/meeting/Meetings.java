package org.cunyi.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.cunyi.workflow.StepTakenBack;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the sheets. What a sheet says is never changed; another meeting is another sheet, and one that was taken back does not count. */
@Component
public class Meetings {

    private final JdbcClient jdbc;
    private final Clock clock;

    Meetings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All sheets, those that were taken back too: for looking at, not for judging. */
    public List<Meeting> all(String caseNumber) {
        return jdbc.sql("select * from meeting_record where case_number = ? order by id").param(caseNumber).query(Meeting.class).list();
    }

    /** The sheets that count. */
    public List<Meeting> of(String caseNumber) {
        return all(caseNumber).stream().filter(m -> !m.isTakenBack()).toList();
    }

    /** The newest meeting of a case, whatever its step. */
    public Optional<Meeting> latest(String caseNumber) {
        return jdbc.sql("select * from meeting_record where case_number = ? and taken_back_at is null order by id desc fetch first 1 rows only").param(caseNumber)
                .query(Meeting.class).optional();
    }

    /** Date of the newest meeting that carried an earlier step, before which the next one cannot lie. */
    Optional<LocalDate> latestDate(String caseNumber) {
        return jdbc.sql("select max(held_on) from meeting_record where case_number = ? and taken_back_at is null").param(caseNumber).query(LocalDate.class).optional();
    }

    int attempts(String caseNumber, String step) {
        return jdbc.sql("select count(*) from meeting_record where case_number = ? and step = ? and taken_back_at is null").params(caseNumber, step)
                .query(Integer.class).single();
    }

    /** A merged meeting kept two sheets in one step: the newest of the step and all after it go back together. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(StepTakenBack back) {
        List<Meeting> all = of(back.caseNumber());
        long first = all.stream().filter(m -> m.step().equals(back.step())).mapToLong(Meeting::id).max().orElse(Long.MAX_VALUE);
        all.stream().filter(m -> m.id() >= first).forEach(m -> jdbc.sql("update meeting_record set taken_back_at = ?, attempt = -1 - (select"
                + " count(*) from meeting_record t where t.case_number = ? and t.step = ? and t.taken_back_at is not null) where id = ?")
                .params(OffsetDateTime.now(clock), m.caseNumber(), m.step(), m.id()).update());
    }

    @Transactional
    void keep(Meeting meeting) {
        jdbc.sql("insert into meeting_record (case_number, step, attempt, meeting_kind, held_on, noticed_on, urgent_reason, place, chair,"
                + " recorder, base_expected, expected, expected_reason, excluded, present, in_favour, against, abstained, content, opinion,"
                + " township_official, convened_by, quorate, passed, legal_basis, recorded_by, recorded_at, recorded_for) values (:caseNumber, :step,"
                + " :attempt, :meetingKind, :heldOn, :noticedOn, :urgentReason, :place, :chair, :recorder, :baseExpected, :expected,"
                + " :expectedReason, :excluded, :present, :inFavour, :against, :abstained, :content, :opinion, :townshipOfficial,"
                + " :convenedBy, :quorate, :passed, :legalBasis, :recordedBy, :recordedAt, :recordedFor)").paramSource(meeting).update();
    }
}
