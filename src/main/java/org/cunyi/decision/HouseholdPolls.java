package org.cunyi.decision;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the polls. A poll is never changed; another round is another row. */
@Component
public class HouseholdPolls {

    private final JdbcClient jdbc;

    HouseholdPolls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<HouseholdPoll> of(String caseNumber) {
        return jdbc.sql("select * from household_poll where case_number = ? order by attempt").param(caseNumber)
                .query(HouseholdPoll.class).list();
    }

    public Optional<HouseholdPoll> latest(String caseNumber) {
        List<HouseholdPoll> all = of(caseNumber);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    @Transactional
    void keep(HouseholdPoll poll) {
        jdbc.sql("insert into household_poll (case_number, attempt, held_on, households, asked, agreed, opposed, content, opinion,"
                + " sufficient, passed, legal_basis, recorded_by, recorded_at) values (:caseNumber, :attempt, :heldOn, :households, :asked,"
                + " :agreed, :opposed, :content, :opinion, :sufficient, :passed, :legalBasis, :recordedBy, :recordedAt)")
                .paramSource(poll).update();
    }
}
