package org.cunyi.web.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends sessions whose time is over or that were ended elsewhere, before anybody asks who is signed in. Tasklist asks for its list every ten
 * seconds by itself; that keeps nobody signed in.
 */
@Component
public class SessionEndFilter extends OncePerRequestFilter {

    /** Request attribute: why the session ended, for the answer to say. */
    static final String WHY = SessionEndFilter.class.getName();

    private static final Pattern BY_ITSELF = Pattern.compile("/camunda/api/engine/engine/[^/]+/filter/[^/]+/(list|count)");

    private final Sessions sessions;

    SessionEndFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session == null) {
            if (request.getRequestedSessionId() != null) {
                request.setAttribute(WHY, Sessions.End.IDLE.word());
            }
        } else {
            Optional<String> over = sessions.over(session, BY_ITSELF.matcher(request.getRequestURI()).matches());
            over.ifPresent(why -> {
                session.invalidate();
                request.setAttribute(WHY, why);
            });
        }
        chain.doFilter(request, response);
    }

    /** @return why this request's session is no more, or {@code null} */
    public static String why(HttpServletRequest request) {
        return (String) request.getAttribute(WHY);
    }
}
