package org.cunyi.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cunyi.workflow.web.Problem;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** What an API client without a login or without a token is told: a problem document like every other, and no challenge for browsers. */
@Component
class ApiProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ObjectMapper json;

    ApiProblems(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e) throws IOException {
        write(response, HttpServletResponse.SC_UNAUTHORIZED, "需要登录", "请先登录，或检查登录名和密码；连续输错后要稍等片刻再试");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e) throws IOException {
        write(response, HttpServletResponse.SC_FORBIDDEN, "无权办理", "请求没有带上防伪令牌，未被接受；请刷新页面后重试");
    }

    void write(HttpServletResponse response, int status, String title, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsString(new Problem("about:blank", title, status, detail, detail, List.of()))
                .getBytes(StandardCharsets.UTF_8));
    }
}
