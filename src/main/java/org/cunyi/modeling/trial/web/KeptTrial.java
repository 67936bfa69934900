package org.cunyi.modeling.trial.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.cunyi.modeling.trial.TrialScript;

/** The trial that is kept with a login; whoever asks without one gets none, and no session either until there is something to keep. */
final class KeptTrial {

    private static final String NAME = "modeling-trial";

    private final HttpServletRequest request;

    KeptTrial(HttpServletRequest request) {
        this.request = request;
    }

    Optional<TrialScript> any() {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((TrialScript) session.getAttribute(NAME));
    }

    Optional<TrialScript> of(long draft, String path) {
        return any().filter(s -> s.isOf(draft, path));
    }

    void keep(TrialScript script) {
        request.getSession().setAttribute(NAME, script);
    }

    void drop() {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(NAME);
        }
    }
}
