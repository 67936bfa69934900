package org.cunyi.meeting;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the sheets. A sheet is never changed; another meeting is another sheet. */
@Component
public class Meetings {

    private final JdbcClient jdbc;

    Meetings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Meeting> of(String caseNumber) {
        return jdbc.sql("select * from meeting_record where case_number = ? order by id").param(caseNumber).query(Meeting.class).list();
    }

    /** The newest meeting of a case, whatever its step. */
    public Optional<Meeting> latest(String caseNumber) {
        return jdbc.sql("select * from meeting_record where case_number = ? order by id desc fetch first 1 rows only").param(caseNumber)
                .query(Meeting.class).optional();
    }

    /** Date of the newest meeting that carried an earlier step, before which the next one cannot lie. */
    Optional<LocalDate> latestDate(String caseNumber) {
        return jdbc.sql("select max(held_on) from meeting_record where case_number = ?").param(caseNumber).query(LocalDate.class).optional();
    }

    int attempts(String caseNumber, String step) {
        return jdbc.sql("select count(*) from meeting_record where case_number = ? and step = ?").params(caseNumber, step)
                .query(Integer.class).single();
    }

    @Transactional
    void keep(Meeting meeting) {
        jdbc.sql("insert into meeting_record (case_number, step, attempt, meeting_kind, held_on, noticed_on, urgent_reason, place, chair,"
                + " recorder, base_expected, expected, expected_reason, excluded, present, in_favour, against, abstained, content, opinion,"
                + " township_official, convened_by, quorate, passed, legal_basis, recorded_by, recorded_at) values (:caseNumber, :step,"
                + " :attempt, :meetingKind, :heldOn, :noticedOn, :urgentReason, :place, :chair, :recorder, :baseExpected, :expected,"
                + " :expectedReason, :excluded, :present, :inFavour, :against, :abstained, :content, :opinion, :townshipOfficial,"
                + " :convenedBy, :quorate, :passed, :legalBasis, :recordedBy, :recordedAt)").paramSource(meeting).update();
    }
}
