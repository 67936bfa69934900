package org.cunyi.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/**
 * The sessions of a person on all nodes. Ending one marks it, so that whoever sits there reads why at his next click. Times are the
 * machine's, as those of Spring Session are.
 */
@Component
public class Sessions {

    /** Why a session ended, as the login page says it. */
    public enum End {
        IDLE, MAX, PASSWORD, ELSEWHERE, FACTOR;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final String BEGAN = "cunyi.began";
    static final String USED = "cunyi.used";
    static final String ENDED = "cunyi.ended";

    private static final long MINUTE = 60_000;

    private final FindByIndexNameSessionRepository<? extends Session> repository;
    private final LoginSettings settings;

    Sessions(FindByIndexNameSessionRepository<? extends Session> repository, LoginSettings settings) {
        this.repository = repository;
        this.settings = settings;
    }

    /** A login has been completed in this session. */
    void begin(HttpServletRequest request, String login) {
        HttpSession session = request.getSession();
        session.setAttribute(BEGAN, System.currentTimeMillis());
        session.setAttribute(USED, System.currentTimeMillis());
        if (settings.oneSession()) {
            endOthers(login, request, End.ELSEWHERE);
        }
    }

    /** @param request whose own session goes on, in the table perhaps still under the id it came with */
    public void endOthers(String login, HttpServletRequest request, End why) {
        HttpSession own = request.getSession(false);
        end(repository, login, Arrays.asList(own == null ? null : own.getId(), request.getRequestedSessionId()), why);
    }

    private static <S extends Session> void end(FindByIndexNameSessionRepository<S> repository, String login, List<String> own, End why) {
        repository.findByPrincipalName(login).forEach((id, session) -> {
            if (!own.contains(id)) {
                session.setAttribute(ENDED, why.word());
                repository.save(session);
            }
        });
    }

    /** @return why this session is over, if it is; counts the request as use unless only a page asked by itself */
    Optional<String> over(HttpSession session, boolean byItself) {
        Object marked = session.getAttribute(ENDED);
        if (marked != null) {
            return Optional.of(marked.toString());
        }
        if (!(session.getAttribute(BEGAN) instanceof Long began) || !(session.getAttribute(USED) instanceof Long used)) {
            return Optional.empty();
        }
        long now = System.currentTimeMillis();
        if (now - began > settings.sessionMax().toMillis()) {
            return Optional.of(End.MAX.word());
        }
        if (now - used > session.getMaxInactiveInterval() * 1000L) {
            return Optional.of(End.IDLE.word());
        }
        if (!byItself && now - used > MINUTE) {
            session.setAttribute(USED, now);
        }
        return Optional.empty();
    }
}
