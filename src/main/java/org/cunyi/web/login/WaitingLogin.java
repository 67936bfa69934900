package org.cunyi.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * A person whose password was right and who owes the second factor. To everything else nobody is signed in, so nothing has to be closed for
 * him.
 */
@Component
class WaitingLogin {

    private static final String WHO = "cunyi.waiting";
    private static final String SINCE = "cunyi.waiting-since";
    private static final long PATIENCE = Duration.ofMinutes(10).toMillis();

    void begin(HttpServletRequest request, String login) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        HttpSession session = request.getSession();
        session.setAttribute(WHO, login);
        session.setAttribute(SINCE, System.currentTimeMillis());
        // so that a changed password ends this one too
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, login);
    }

    Optional<String> who(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(SINCE) instanceof Long since) || System.currentTimeMillis() - since > PATIENCE) {
            return Optional.empty();
        }
        return Optional.ofNullable((String) session.getAttribute(WHO));
    }

    void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(WHO);
            session.removeAttribute(SINCE);
            session.removeAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME);
        }
    }
}
