package org.cunyi.deliberation.topic;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a topic until a session may take it up. */
@Component
class TopicRows {

    /** The process's variable with the raiser's login. */
    static final String RAISED_BY = "raisedBy";
    static final String CONTENT = "content";
    static final String PROPOSAL = "proposal";
    static final String CONCERNS = "concerns";

    private final JdbcClient jdbc;
    private final Clock clock;

    TopicRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void raise(Step step, String raiser, Answers answers) {
        jdbc.sql("insert into deliberation_topic (case_number, org_code, raised_by, raised_at, title, content, proposal, concerns, state)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, 'raised')").params(step.caseNumber(), step.orgCode(), raiser, OffsetDateTime.now(clock),
                answers.text("title"), answers.text(CONTENT), answers.text(PROPOSAL), answers.text(CONCERNS)).update();
    }

    /** The topic as it now reads; how it read before stands in the records of its steps. */
    @Transactional(propagation = Propagation.MANDATORY)
    void rewrite(String caseNumber, Answers answers, String state) {
        jdbc.sql("update deliberation_topic set content = ?, proposal = ?, concerns = ?, state = ? where case_number = ?").params(
                answers.text(CONTENT), answers.text(PROPOSAL), answers.text(CONCERNS), state, caseNumber).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void stand(String caseNumber, String state) {
        jdbc.sql("update deliberation_topic set state = ? where case_number = ?").params(state, caseNumber).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void matterKind(String caseNumber, String matterKind) {
        jdbc.sql("update deliberation_topic set matter_kind = ? where case_number = ?").params(matterKind, caseNumber).update();
    }
}
