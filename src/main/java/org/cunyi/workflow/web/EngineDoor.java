package org.cunyi.workflow.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.process.EngineFailures;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The one door to the engine over HTTP, for {@code /engine-rest} and for the web applications' own {@code /camunda/api}, which repeats it all.
 * Reading is the engine's business (tenants and grants); of the rest only what an official needs is open, everything else is closed to
 * everyone (contract.md §2): a list of what may be, not of what may not.
 */
@Component
public class EngineDoor extends OncePerRequestFilter {

    private static final Pattern ENGINE_PREFIX = Pattern.compile("^(/engine-rest|/camunda/api/engine)(/engine/[^/]+)?");
    private static final String ID = "/[^/]+";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final List<Pattern> WORK = List.of(
            Pattern.compile("/task" + ID + "/(claim|unclaim|complete|submit-form)"),
            Pattern.compile("/process-definition" + ID + "/(start|submit-form)"),
            Pattern.compile("/process-definition/key" + ID + "/(start|submit-form)"));
    private static final List<Pattern> QUESTIONS = List.of(
            Pattern.compile("/decision-definition(/key)?" + ID + "/evaluate"),
            Pattern.compile("/(task|process-instance|execution|variable-instance|filter" + ID + ")(/count|/list|/singleResult)?"),
            Pattern.compile("/filter" + ID + "/(list|count|singleResult)"),
            Pattern.compile("/history/[a-z-]+(/count)?"));
    private static final List<Pattern> WEBAPP_QUESTIONS = List.of(
            Pattern.compile("/camunda/api/(cockpit|admin|tasklist|welcome)/plugin/[^/]+/[^/]+/[a-z-]+(/count|/query|/[^/]+/[a-z-]+)?"));
    private static final Pattern SECRETS = Pattern.compile("/camunda/api/admin/setup.*|/camunda/api/admin/auth/user/[^/]+/login/.*");

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
        if (path.contains(";") || path.contains("%") || path.contains("//") || SECRETS.matcher(path).matches()) {
            write(response, Refusal.notYours("此接口不开放"));
        } else if (READING.contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else if (toEngine && request.getMethod().equals("POST") && matches(WORK, inEngine)) {
            work(EngineWork.of(request, inEngine, json), response, chain);
        } else if (request.getMethod().equals("POST") && (toEngine && matches(QUESTIONS, inEngine) || matches(WEBAPP_QUESTIONS, path))) {
            chain.doFilter(request, response);
        } else {
            write(response, Refusal.notYours("此接口不开放：案件只能按流程办理"));
        }
    }

    /** The answer is held back, so that a refusal reaches the client in our words and as the status it is. */
    private void work(EngineWork work, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
        if (work.refusal() != null) {
            write(response, work.refusal());
            return;
        }
        EngineFailures.clear();
        chain.doFilter(work.request(), held);
        RuntimeException failure = EngineFailures.take();
        if (held.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            held.resetBuffer();
            write(response, EngineFailures.explain(failure, held.getStatus()));
        } else {
            held.copyBodyToResponse();
        }
    }

    private void write(HttpServletResponse response, Refusal refusal) throws IOException {
        response.setStatus(refusal.kind().status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(json.writeValueAsString(Problem.of(refusal)));
    }

    private static boolean matches(List<Pattern> patterns, String path) {
        return patterns.stream().anyMatch(p -> p.matcher(path).matches());
    }
}
