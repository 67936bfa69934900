package org.cunyi.deliberation.resolution;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.cunyi.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happened to the resolutions, in its order; nothing is ever changed or deleted. */
@Component
class ResolutionEvents {

    private final JdbcClient jdbc;
    private final Clock clock;

    ResolutionEvents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(String resolutionCase, String kind, String words) {
        jdbc.sql("insert into resolution_event (resolution_case, kind, at, actor, words) values (?, ?, ?, ?, ?)")
                .params(resolutionCase, kind, OffsetDateTime.now(clock), Actor.current(), words).update();
    }

    /** Said by a session, with the deadline that it set. */
    @Transactional(propagation = Propagation.MANDATORY)
    void resolved(String resolutionCase, LocalDate deadline, String sessionCase) {
        jdbc.sql("insert into resolution_event (resolution_case, kind, at, actor, deadline, session_case) values (?, 'resolved', ?, ?, ?, ?)")
                .params(resolutionCase, OffsetDateTime.now(clock), Actor.current(), deadline, sessionCase).update();
    }

    List<ResolutionEvent> of(String resolutionCase) {
        return jdbc.sql("select * from resolution_event where resolution_case = ? order by id").param(resolutionCase).query(ResolutionEvent.class)
                .list();
    }

    /** How often a session has set a new deadline. */
    int continued(String resolutionCase) {
        return jdbc.sql("select count(*) from resolution_event where resolution_case = ? and kind = 'continued'").param(resolutionCase)
                .query(Integer.class).single();
    }
}
