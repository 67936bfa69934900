package org.cunyi.deliberation.session;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.shared.Actor;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who came and who asked for leave, by name, for each time a session was convened. Whoever writes here holds the session. */
@Component
public class Attendances {

    public static final String PRESENT = "present";
    public static final String EXCUSED = "excused";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Attendances(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** {@code present} or {@code excused} by member. */
    public Map<Long, String> of(String sessionCase, int attempt) {
        return jdbc.sql("select member_id, state from session_attendance where session_case = ? and attempt = ?").params(sessionCase, attempt)
                .query((row, n) -> Map.entry(row.getLong(1), row.getString(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void enter(Session session, long memberId, String state) {
        jdbc.sql("insert into session_attendance (session_case, attempt, member_id, state, entered_by, entered_at) values (?, ?, ?, ?, ?, ?)")
                .params(session.caseNumber(), session.attempt(), memberId, state, Actor.current(), OffsetDateTime.now(clock)).update();
        tell(session, memberId, state);
    }

    /** Who had asked for leave came after all. */
    @Transactional(propagation = Propagation.MANDATORY)
    void change(Session session, long memberId, String state) {
        jdbc.sql("update session_attendance set state = ?, entered_by = ?, entered_at = ? where session_case = ? and attempt = ? and member_id = ?")
                .params(state, Actor.current(), OffsetDateTime.now(clock), session.caseNumber(), session.attempt(), memberId).update();
        tell(session, memberId, state);
    }

    /** Entered by mistake; the record of the case keeps that it was. */
    @Transactional(propagation = Propagation.MANDATORY)
    void strike(Session session, long memberId) {
        jdbc.sql("delete from session_attendance where session_case = ? and attempt = ? and member_id = ?")
                .params(session.caseNumber(), session.attempt(), memberId).update();
        tell(session, memberId, "none");
    }

    private void tell(Session session, long memberId, String state) {
        events.publishEvent(SimpleAct.ofNow(session.caseNumber(), "session.signed-in", String.valueOf(memberId),
                Map.of("state", state, "attempt", session.attempt())));
    }
}
