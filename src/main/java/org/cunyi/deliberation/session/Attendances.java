package org.cunyi.deliberation.session;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
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
    /** Neither of both when the door was closed. */
    public static final String ABSENT = "absent";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Attendances(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** {@code present} or {@code excused} by member, {@code absent} too once the door is closed. */
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

    /** The door is closed: from here on these rows say who belonged to the session, whatever the list of members becomes. */
    @Transactional(propagation = Propagation.MANDATORY)
    void close(Session session, List<Long> absent) {
        if (!absent.isEmpty()) {
            jdbc.sql("insert into session_attendance (session_case, attempt, member_id, state, entered_by, entered_at) select cast(:case as varchar(40)),"
                    + " cast(:attempt as integer), m.id, 'absent', cast(:by as varchar(64)), cast(:at as timestamp with time zone) from council_member m"
                    + " where m.id in (:absent)").param("case", session.caseNumber()).param("attempt", session.attempt()).param("by", Actor.current())
                    .param("at", OffsetDateTime.now(clock)).param("absent", absent).update();
        }
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
