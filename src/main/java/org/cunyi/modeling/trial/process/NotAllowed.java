package org.cunyi.modeling.trial.process;

/** A model wants to run something that no model may run; the message is Chinese. */
final class NotAllowed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAllowed(String message) {
        super(message);
    }
}
