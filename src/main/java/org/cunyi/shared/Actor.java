package org.cunyi.shared;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is acting in this thread. */
public final class Actor {

    /** The product itself: timers, imports at the command line, the demonstration data. */
    public static final String SYSTEM = "system";

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
}
