package org.cunyi.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cunyi.web.login.SecondFactorNeeded;
import org.cunyi.web.login.SessionEndFilter;
import org.cunyi.web.login.TooManyAttempts;
import org.cunyi.workflow.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
        if (e instanceof TooManyAttempts locked) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(locked.seconds()));
            write(response, HttpStatus.TOO_MANY_REQUESTS.value(), "暂时锁定", "密码输错次数过多，请在" + locked.minutes() + "分钟后再试，或请系统管理员解锁");
        } else if (e instanceof SecondFactorNeeded) {
            write(response, HttpServletResponse.SC_UNAUTHORIZED, "需要两步验证", "此账号使用两步验证，不能用登录名和密码直接调用接口，请登录网页办理");
        } else if (SessionEndFilter.why(request) != null) {
            write(response, HttpServletResponse.SC_UNAUTHORIZED, "需要登录", "登录已过期或已在别处结束，请先登录");
        } else {
            write(response, HttpServletResponse.SC_UNAUTHORIZED, "需要登录", "请先登录，或检查登录名和密码；多次输错后账号会暂时锁定");
        }
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
