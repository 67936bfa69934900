package org.cunyi.modeling.trial.process;

import org.camunda.bpm.engine.ProcessEngineException;

/** A model wants to run something that no model may run; the message is Chinese. The engine's own kind, so that no catching event takes it. */
class NotAllowed extends ProcessEngineException {

    private static final long serialVersionUID = 1L;

    NotAllowed(String message) {
        super(message);
    }
}
