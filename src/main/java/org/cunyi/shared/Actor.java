package org.cunyi.shared;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is acting in this thread. */
public final class Actor {

    /** The product itself: timers, imports at the command line, the demonstration data. */
    public static final String SYSTEM = "system";

    /** For whom the act of this thread is done, where somebody stands in for another. */
    private static final ThreadLocal<String> PRINCIPAL = new ThreadLocal<>();

    private Actor() {
    }

    /** Login of the signed-in person, {@link #SYSTEM} where nobody is signed in. */
    public static String current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken || !authentication.isAuthenticated()) {
            return SYSTEM;
        }
        return authentication.getName();
    }

    /** From here on this thread acts as the substitute of that person; {@code null}: for itself. */
    public static void actFor(String principal) {
        if (principal == null) {
            PRINCIPAL.remove();
        } else {
            PRINCIPAL.set(principal);
        }
    }

    /** Login of the person in whose place the signed-in one acts, {@code null} where he acts for himself. */
    public static String actingFor() {
        return PRINCIPAL.get();
    }
}
