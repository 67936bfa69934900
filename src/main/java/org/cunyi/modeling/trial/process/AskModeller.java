package org.cunyi.modeling.trial.process;

import org.camunda.bpm.engine.ProcessEngineException;
import org.cunyi.modeling.trial.TrialQuestion;

/** The step cannot go on without an answer; what it has done is taken back. The engine's own kind, so that no catching event takes it. */
final class AskModeller extends ProcessEngineException {

    private static final long serialVersionUID = 1L;

    private final transient TrialQuestion question;

    AskModeller(TrialQuestion question) {
        super(question.text());
        this.question = question;
    }

    TrialQuestion question() {
        return question;
    }
}
