package org.cunyi.decision;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.cunyi.workflow.StepTakenBack;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the polls. A poll is never changed; another round is another row, and one that was taken back does not count. */
@Component
public class HouseholdPolls {

    private final JdbcClient jdbc;
    private final Clock clock;

    HouseholdPolls(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All polls, those that were taken back too: for looking at. */
    List<HouseholdPoll> all(String caseNumber) {
        return jdbc.sql("select * from household_poll where case_number = ? order by id").param(caseNumber)
                .query(HouseholdPoll.class).list();
    }

    /** The polls that count. */
    public List<HouseholdPoll> of(String caseNumber) {
        return all(caseNumber).stream().filter(p -> !p.isTakenBack()).toList();
    }

    public Optional<HouseholdPoll> latest(String caseNumber) {
        List<HouseholdPoll> all = of(caseNumber);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(StepTakenBack back) {
        if (back.process().equals(DecisionProcess.SIX_KEY) && back.step().equals(DecisionProcess.HOUSEHOLD_POLL)) {
            latest(back.caseNumber()).ifPresent(p -> jdbc.sql("update household_poll set taken_back_at = ?, attempt = -1 - (select count(*) from"
                    + " household_poll t where t.case_number = ? and t.taken_back_at is not null) where id = ?")
                    .params(OffsetDateTime.now(clock), p.caseNumber(), p.id()).update());
        }
    }

    @Transactional
    void keep(HouseholdPoll poll) {
        jdbc.sql("insert into household_poll (case_number, attempt, held_on, households, asked, agreed, opposed, content, opinion,"
                + " sufficient, passed, legal_basis, recorded_by, recorded_at, recorded_for) values (:caseNumber, :attempt, :heldOn, :households, :asked,"
                + " :agreed, :opposed, :content, :opinion, :sufficient, :passed, :legalBasis, :recordedBy, :recordedAt, :recordedFor)")
                .paramSource(poll).update();
    }
}
