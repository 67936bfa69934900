package org.cunyi.workflow.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.process.EngineFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The one door to the engine over HTTP, for {@code /engine-rest} and for the web applications' own {@code /camunda/api}, which repeats it all.
 * Reading is the engine's business (tenants and grants); of the rest only what an official needs is open, everything else is closed to
 * everyone (contract.md §2): a list of what may be, not of what may not.
 */
@Component
public class EngineDoor extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(EngineDoor.class);
    private static final Pattern ENGINE_PREFIX = Pattern.compile("^(/engine-rest|/camunda/api/engine)(/engine/[^/]+)?");
    private static final String ID = "/[^/]+";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final List<Pattern> WORK = List.of(
            Pattern.compile("/task" + ID + "/(claim|unclaim|complete|submit-form)"),
            Pattern.compile("/process-definition" + ID + "/(start|submit-form)"),
            Pattern.compile("/process-definition/key" + ID + "/(start|submit-form)"),
            Pattern.compile("/decision-definition(/key)?" + ID + "/evaluate"));
    private static final List<Pattern> QUESTIONS = List.of(
            Pattern.compile("/(task|process-instance|execution|variable-instance|group|user|tenant)(/count)?"),
            Pattern.compile("/filter" + ID + "/(list|count|singleResult)"),
            Pattern.compile("/history/(activity-instance|decision-instance|detail|identity-link-log|incident|process-instance|task"
                    + "|user-operation|variable-instance)(/count)?"));
    private static final List<Pattern> WEBAPP_QUESTIONS = List.of(
            Pattern.compile("/camunda/api/(cockpit|admin|tasklist|welcome)/plugin/[^/]+/[^/]+/[a-z-]+(/count|/query|/[^/]+/[a-z-]+)?"));
    private static final Pattern SECRETS = Pattern.compile("/camunda/api/admin/setup.*|/camunda/api/admin/auth/user/[^/]+/login/.*");

    private static final Pattern LOGOUT = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/logout");

    private final ObjectMapper json;

    EngineDoor(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/engine-rest") && !path.startsWith("/camunda/api");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        String inEngine = ENGINE_PREFIX.matcher(path).replaceFirst("");
        boolean toEngine = !inEngine.equals(path);
        if (LOGOUT.matcher(path).matches() && request.getMethod().equals("POST")) {
            logout(request, response);
        } else if (path.contains(";") || path.contains("%") || path.contains("//") || SECRETS.matcher(path).matches()) {
            write(response, Refusal.notYours("此接口不开放"));
        } else if (READING.contains(request.getMethod())) {
            read(inEngine, request, response, chain);
        } else if (toEngine && request.getMethod().equals("POST") && matches(WORK, inEngine)) {
            work(EngineWork.of(request, inEngine, json), response, chain);
        } else if (request.getMethod().equals("POST") && (toEngine && matches(QUESTIONS, inEngine) || matches(WEBAPP_QUESTIONS, path))) {
            work(EngineWork.question(request, json), response, chain);
        } else {
            write(response, Refusal.notYours("此接口不开放：案件只能按流程办理"));
        }
    }

    private void read(String inEngine, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String asked = request.getParameter("userId");
        if (inEngine.equals("/identity/groups") && asked != null && !asked.equals(request.getRemoteUser())) {
            write(response, Refusal.notYours("只能查看自己的岗位"));
        } else {
            answer(request, response, chain);
        }
    }

    /** The web applications' own way out ends the one login there is. */
    private static void logout(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        request.logout();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    /** An error reaches the client in our words and as the status it is; the engine would call most of them a 500. */
    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        ErrorsHeld held = new ErrorsHeld(response);
        EngineFailures.clear();
        chain.doFilter(request, held);
        RuntimeException failure = EngineFailures.take();
        if (held.error() == 0) {
            return;
        }
        if (Outage.isBehind(failure)) {
            write(response, Problem.ofOutage());
        } else if (held.error() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR && !EngineFailures.isKnown(failure)) {
            LOG.error("a request to the engine failed", failure);
            write(response, Problem.ofFailure());
        } else {
            write(response, EngineFailures.explain(failure, held.error()));
        }
    }

    private void work(EngineWork work, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        if (work.refusal() != null) {
            write(response, work.refusal());
        } else {
            answer(work.request(), response, chain);
        }
    }

    private void write(HttpServletResponse response, Refusal refusal) throws IOException {
        write(response, Problem.of(refusal));
    }

    private void write(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        byte[] body = json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static boolean matches(List<Pattern> patterns, String path) {
        return patterns.stream().anyMatch(p -> p.matcher(path).matches());
    }
}
