package org.cunyi.deliberation.session;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a session is to deliberate, in its order, and what became of each topic. */
@Component
public class Agenda {

    private static final String ITEMS = "select s.*, t.title, t.content, t.proposal, t.raised_by, p.name as responsible_name from session_topic s"
            + " join deliberation_topic t on t.case_number = s.topic_case left join person p on p.login = s.responsible";

    private final JdbcClient jdbc;

    Agenda(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A topic as it is put on the agenda. */
    record Entry(String sessionCase, String topicCase, int position, String speaker, int minutesPlanned) {
    }

    public List<AgendaItem> of(String sessionCase) {
        return jdbc.sql(ITEMS + " where s.session_case = ? order by s.position").param(sessionCase).query(AgendaItem.class).list();
    }

    public Optional<AgendaItem> find(long id) {
        return jdbc.sql(ITEMS + " where s.id = ?").param(id).query(AgendaItem.class).optional();
    }

    /** Before the session sits nothing hangs on an item yet: a new agenda takes the place of the old. */
    @Transactional(propagation = Propagation.MANDATORY)
    void replace(String sessionCase, List<Entry> entries) {
        jdbc.sql("delete from session_topic where session_case = ?").param(sessionCase).update();
        entries.forEach(e -> jdbc.sql("insert into session_topic (session_case, topic_case, position, speaker, minutes_planned, state)"
                + " values (:sessionCase, :topicCase, :position, :speaker, :minutesPlanned, 'planned')").paramSource(e).update());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void record(AgendaItem item) {
        jdbc.sql("update session_topic set state = :state, by_name = :byName, consensus = :consensus, speakers = :speakers,"
                + " meeting_id = :meetingId, recorded_by = :recordedBy, confirmed_by = null, confirmed_at = null, resolution = :resolution,"
                + " responsible = :responsible, deadline = :deadline, measure = :measure where id = :id").paramSource(item).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void confirm(long id, String by, OffsetDateTime at) {
        jdbc.sql("update session_topic set confirmed_by = ?, confirmed_at = ? where id = ?").params(by, at, id).update();
    }

    /** It is deliberated once more; the sheet of the first vote stays in the record. */
    @Transactional(propagation = Propagation.MANDATORY)
    void again(long id) {
        jdbc.sql("update session_topic set state = 'planned' where id = ?").param(id).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void recuse(long id, List<Long> members) {
        jdbc.sql("delete from session_recusal where session_topic_id = ?").param(id).update();
        members.forEach(m -> jdbc.sql("insert into session_recusal (session_topic_id, member_id) values (?, ?)").params(id, m).update());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void vote(long id, Map<Long, String> votes) {
        jdbc.sql("delete from session_vote where session_topic_id = ?").param(id).update();
        votes.forEach((member, vote) -> jdbc.sql("insert into session_vote (session_topic_id, member_id, vote) values (?, ?, ?)")
                .params(id, member, vote).update());
    }

    /** Names of those who kept out of a topic, by item. */
    public Map<Long, List<String>> recusals(String sessionCase) {
        return names("select r.session_topic_id, m.name from session_recusal r join session_topic s on s.id = r.session_topic_id"
                + " join council_member m on m.id = r.member_id where s.session_case = ? order by m.id", sessionCase);
    }

    /** Names of those who voted that way by name, by item. */
    public Map<Long, List<String>> voters(String sessionCase, String vote) {
        return names("select v.session_topic_id, m.name from session_vote v join session_topic s on s.id = v.session_topic_id"
                + " join council_member m on m.id = v.member_id where v.vote = ? and s.session_case = ? order by m.id", vote, sessionCase);
    }

    private Map<Long, List<String>> names(String sql, Object... of) {
        return jdbc.sql(sql).params(of).query((row, n) -> Map.entry(row.getLong(1), row.getString(2))).list().stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
