package org.cunyi.cadre.qualification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whom something was found about is told the items and may state and defend, before anything is concluded. */
@Component
@Order(40)
class CandidateStatement implements StepRule {

    private final Papers papers;
    private final Readings readings;
    private final Clock clock;

    CandidateStatement(Papers papers, Readings readings, Clock clock) {
        this.papers = papers;
        this.readings = readings;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(QualificationProcess.KEY, QualificationProcess.CANDIDATE_STATEMENT);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>(readings.identity(step.caseNumber()));
        shown.put("explanation", readings.explanation(step));
        return shown;
    }

    @Override
    public void opened(Step step) {
        readings.read(step.caseNumber(), step.key(), "findings");
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        if (answers.date("toldOn").isAfter(LocalDate.now(clock))) {
            throw Refusal.of("toldOn", "告知日期：不能晚于今天");
        }
        String statement = answers.text("statement");
        if (statement == null && "stated".equals(answers.text("stated"))) {
            throw Refusal.of("statement", "陈述申辩内容：已陈述申辩的，必须记录");
        }
        Map<String, Object> content = new HashMap<>(Map.of("stated", answers.text("stated")));
        if (statement != null) {
            content.put("statement", statement);
        }
        papers.keep(step.caseNumber(), Paper.STATEMENT, null, content);
        return Map.of();
    }
}
