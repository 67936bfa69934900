package org.cunyi.deliberation.session;

import java.util.Optional;
import org.cunyi.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The sessions of the councils and how far each has come. */
@Component
public class CouncilSessions {

    private final JdbcClient jdbc;

    CouncilSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Session> find(String caseNumber) {
        return jdbc.sql("select * from deliberation_session where case_number = ?").param(caseNumber).query(Session.class).optional();
    }

    public Session get(String caseNumber) {
        return find(caseNumber).orElseThrow(() -> Refusal.notFound("没有编号为“" + caseNumber + "”的议事会议"));
    }

    /** Number of a session of that village that has yet to sit or is sitting; what is only being published keeps nobody waiting. */
    Optional<String> unfinished(String orgCode) {
        return jdbc.sql("select case_number from deliberation_session where org_code = ? and state in ('planned', 'called', 'sitting')"
                + " order by opened_at fetch first 1 rows only").param(orgCode).query(String.class).optional();
    }

    /** Nobody else changes the session or who has signed in until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    Session hold(String caseNumber) {
        return jdbc.sql("select * from deliberation_session where case_number = ? for update").param(caseNumber).query(Session.class).single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void open(Session session) {
        jdbc.sql("insert into deliberation_session (case_number, org_code, state, attempt, called_by, opened_at) values (:caseNumber, :orgCode,"
                + " :state, :attempt, :calledBy, :openedAt)").paramSource(session).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void move(String caseNumber, String state) {
        jdbc.sql("update deliberation_session set state = ? where case_number = ?").params(state, caseNumber).update();
    }

    /** It did not sit and may be convened once more. */
    @Transactional(propagation = Propagation.MANDATORY)
    void again(String caseNumber) {
        jdbc.sql("update deliberation_session set state = 'planned', attempt = attempt + 1 where case_number = ?").param(caseNumber).update();
    }
}
