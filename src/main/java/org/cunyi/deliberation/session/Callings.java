package org.cunyi.deliberation.session;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every calling of a session is kept; the newest counts. */
@Component
public class Callings {

    private final JdbcClient jdbc;

    Callings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Calling> of(String sessionCase) {
        return jdbc.sql("select * from session_calling where session_case = ? order by sequence").param(sessionCase).query(Calling.class).list();
    }

    public Optional<Calling> newest(String sessionCase) {
        return jdbc.sql("select * from session_calling where session_case = ? order by sequence desc fetch first 1 rows only").param(sessionCase)
                .query(Calling.class).optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(Calling calling) {
        jdbc.sql("insert into session_calling (session_case, attempt, sequence, held_on, starts_at, ends_at, place, noticed_on, minimum_days,"
                + " notice_basis, state) values (:sessionCase, :attempt, :sequence, :heldOn, :startsAt, :endsAt, :place, :noticedOn, :minimumDays,"
                + " :noticeBasis, :state)").paramSource(calling).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void move(Calling calling, String state) {
        jdbc.sql("update session_calling set state = ? where id = ?").params(state, calling.id()).update();
    }

    /** What was counted at the door. */
    @Transactional(propagation = Propagation.MANDATORY)
    void count(Calling counted) {
        jdbc.sql("update session_calling set state = :state, expected = :expected, expected_reason = :expectedReason, present = :present,"
                + " legal_basis = :legalBasis, signed_by = :signedBy, signed_at = :signedAt where id = :id").paramSource(counted).update();
    }
}
