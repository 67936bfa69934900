package org.cunyi.workflow;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Cases that belong together without one having called the other: a topic and the 四议两公开 it became. Both show the link. */
@Component
public class CaseLinks {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    CaseLinks(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /**
     * The other case, seen from one of the two.
     *
     * @param relation a word of the family {@code relation}; seen from the far end it carries {@code .back}
     */
    public record Link(String caseNumber, String process, String orgCode, String title, String outcome, String relation) {
    }

    /** Says it in both chains. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void link(String from, String to, String relation) {
        jdbc.sql("insert into case_link (from_case, to_case, relation, linked_at) values (?, ?, ?, ?)")
                .params(from, to, relation, OffsetDateTime.now(clock)).update();
        events.publishEvent(SimpleAct.ofNow(from, "case.linked", to, Map.of("relation", relation)));
        events.publishEvent(SimpleAct.ofNow(to, "case.linked", from, Map.of("relation", relation + ".back")));
    }

    /** All links of a case, in the order they were made. */
    public List<Link> of(String caseNumber) {
        return jdbc.sql("select c.case_number, c.process, c.org_code, c.title, c.outcome,"
                + " case when l.from_case = :number then l.relation else l.relation || '.back' end as relation"
                + " from case_link l join case_file c on c.case_number = case when l.from_case = :number then l.to_case else l.from_case end"
                + " where l.from_case = :number or l.to_case = :number order by l.id").param("number", caseNumber).query(Link.class).list();
    }
}
