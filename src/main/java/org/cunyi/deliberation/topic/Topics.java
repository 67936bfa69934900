package org.cunyi.deliberation.topic;

import java.util.List;
import java.util.Optional;
import org.cunyi.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The topics of a village and how far each has come. */
@Component
public class Topics {

    private final JdbcClient jdbc;

    Topics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Topic> find(String caseNumber) {
        return jdbc.sql("select * from deliberation_topic where case_number = ?").param(caseNumber).query(Topic.class).optional();
    }

    /** Topics that one of these persons raised, the newest first; one more than the page holds where there is a next page. */
    public List<OwnTopic> raisedBy(List<String> logins, int page, int size) {
        return jdbc.sql("select t.case_number, t.org_code, t.title, t.state, t.raised_at, (select p.reason from topic_prereview p"
                + " where p.topic_case = t.case_number order by p.attempt desc fetch first 1 rows only) as reason, (select l.to_case from case_link l"
                + " where l.from_case = t.case_number and l.relation = 'referred-to-decision' fetch first 1 rows only) as decision"
                + " from deliberation_topic t where t.raised_by in (:logins) order by t.raised_at desc, t.case_number desc"
                + " offset :offset rows fetch next :limit rows only").param("logins", logins).param("offset", (long) page * size)
                .param("limit", size + 1).query(OwnTopic.class).list();
    }

    /** Topics that a session may take up now, the oldest first. */
    public List<Topic> accepted(String orgCode) {
        return jdbc.sql("select * from deliberation_topic where org_code = ? and state = 'accepted' order by raised_at, case_number").param(orgCode)
                .query(Topic.class).list();
    }

    /** Topics on the agenda of that session. */
    public List<Topic> of(String sessionCase) {
        return jdbc.sql("select * from deliberation_topic where session_case = ? order by raised_at, case_number").param(sessionCase)
                .query(Topic.class).list();
    }

    /** @throws Refusal where it is no longer free: another session took it first */
    @Transactional(propagation = Propagation.MANDATORY)
    public void schedule(String topicCase, String sessionCase) {
        int taken = jdbc.sql("update deliberation_topic set state = 'scheduled', session_case = ? where case_number = ? and state = 'accepted'")
                .params(sessionCase, topicCase).update();
        if (taken == 0) {
            throw Refusal.late("议题" + topicCase + "已列入其他会议，请刷新后查看");
        }
    }

    /** Back among those that wait for a session: taken off the agenda, put off, or its session did not sit. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void free(String topicCase, String sessionCase) {
        jdbc.sql("update deliberation_topic set state = 'accepted', session_case = null where case_number = ? and session_case = ?"
                + " and state = 'scheduled'").params(topicCase, sessionCase).update();
    }

    /** @param decided whether a resolution came of it; a topic that was voted down is closed */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(String topicCase, String sessionCase, boolean decided) {
        jdbc.sql("update deliberation_topic set state = ? where case_number = ? and session_case = ? and state = 'scheduled'")
                .params(decided ? "decided" : "closed", topicCase, sessionCase).update();
    }
}
