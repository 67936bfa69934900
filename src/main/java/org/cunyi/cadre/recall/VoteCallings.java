package org.cunyi.cadre.recall;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.cunyi.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every calling of the vote. */
@Component
class VoteCallings {

    private final JdbcClient jdbc;
    private final Clock clock;

    VoteCallings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<VoteCalling> of(String caseNumber) {
        return jdbc.sql("select * from recall_calling where case_number = ? order by attempt").param(caseNumber).query(VoteCalling.class).list();
    }

    Optional<VoteCalling> newest(String caseNumber) {
        return of(caseNumber).stream().reduce((first, second) -> second);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public int call(Recall recall, LocalDate voteOn, String place, LocalDate noticedOn, String legalBasis) {
        int attempt = of(recall.caseNumber()).size() + 1;
        jdbc.sql("insert into recall_calling (case_number, attempt, convener, vote_on, place, noticed_on, legal_basis, state, called_by, called_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, 'called', ?, ?)").params(recall.caseNumber(), attempt, recall.convener(), voteOn, place, noticedOn,
                legalBasis, Actor.current(), OffsetDateTime.now(clock)).update();
        return attempt;
    }

    /** What became of the newest. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void became(String caseNumber, String state) {
        newest(caseNumber).ifPresent(c -> jdbc.sql("update recall_calling set state = ? where id = ?").params(state, c.id()).update());
    }

    /** Its day has passed and nobody has recorded it: today somebody is asked to. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void asked(String caseNumber) {
        newest(caseNumber).ifPresent(c -> jdbc.sql("update recall_calling set record_asked_on = ? where id = ?").params(LocalDate.now(clock), c.id())
                .update());
    }
}
