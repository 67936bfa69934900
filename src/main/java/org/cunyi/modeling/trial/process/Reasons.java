package org.cunyi.modeling.trial.process;

/** Why something failed. */
final class Reasons {

    private static final int LONGEST = 400;

    private Reasons() {
    }

    /** The cause of that kind, {@code null} where there is none. */
    static <T extends Throwable> T find(Throwable failure, Class<T> kind) {
        for (Throwable at = failure; at != null && at != at.getCause(); at = at.getCause()) {
            if (kind.isInstance(at)) {
                return kind.cast(at);
            }
        }
        return null;
    }

    /** The Chinese words of a refusal, otherwise what the engine says. */
    static String of(Throwable failure) {
        NotAllowed refused = find(failure, NotAllowed.class);
        Throwable deepest = failure;
        while (refused == null && deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        String text = String.valueOf((refused == null ? deepest : refused).getMessage());
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
