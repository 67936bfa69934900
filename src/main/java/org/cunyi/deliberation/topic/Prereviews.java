package org.cunyi.deliberation.topic;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.shared.Actor;
import org.cunyi.workflow.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every pre-review of a topic: statistics of refusals are counted from here. */
@Component
class Prereviews {

    private final JdbcClient jdbc;
    private final Clock clock;

    Prereviews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Prereview> of(String topicCase) {
        return jdbc.sql("select * from topic_prereview where topic_case = ? order by attempt").param(topicCase).query(Prereview.class).list();
    }

    Optional<Prereview> latest(String topicCase) {
        return of(topicCase).stream().reduce((first, second) -> second);
    }

    /** @param said what was entered at the step whose verdict the process now carries */
    @Transactional(propagation = Propagation.MANDATORY)
    Prereview keep(Step step, Map<String, Object> said) {
        jdbc.sql("insert into topic_prereview (topic_case, org_code, attempt, verdict, reason, clause, missing, legal_basis, reviewed_by, reviewed_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").params(step.caseNumber(), step.orgCode(), of(step.caseNumber()).size() + 1,
                step.text("verdict"), step.text("verdictReason"), said.get("clause"), said.get("missing"), step.text("verdictBasis"),
                Actor.current(), OffsetDateTime.now(clock)).update();
        return latest(step.caseNumber()).orElseThrow();
    }
}
