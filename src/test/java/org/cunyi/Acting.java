package org.cunyi;

import java.util.List;
import java.util.function.Supplier;
import org.cunyi.workflow.Identities;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Runs something as a signed-in person, without HTTP. */
public final class Acting {

    private final Identities identities;

    public Acting(Identities identities) {
        this.identities = identities;
    }

    public <T> T as(String login, Supplier<T> act) {
        SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated(login, null, List.of()));
        identities.actAs(login, identities.rightsOf(login));
        try {
            return act.get();
        } finally {
            identities.actAsNobody();
            SecurityContextHolder.clearContext();
        }
    }

    public void as(String login, Runnable act) {
        as(login, () -> {
            act.run();
            return null;
        });
    }
}
