package org.cunyi.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.cunyi.org.Person;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who was given a password by somebody else changes it before anything else. */
@Component
class FirstPasswordFilter extends OncePerRequestFilter {

    private static final String PAGE = "/account/password";

    private final Roster roster;
    private final ApiProblems problems;

    FirstPasswordFilter(Roster roster, ApiProblems problems) {
        this.roster = roster;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(PAGE) || path.equals("/logout") || path.startsWith("/css/") || path.startsWith("/js/") || path.startsWith("/img/")
                || path.startsWith("/public") || Actor.SYSTEM.equals(Actor.current());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (roster.person(Actor.current()).map(Person::mustChangePassword).orElse(false)) {
            if (SecurityConfig.isApi(request)) {
                problems.write(response, HttpServletResponse.SC_FORBIDDEN, "请先修改密码", "请先登录网页修改初始密码");
            } else {
                response.sendRedirect(request.getContextPath() + PAGE);
            }
            return;
        }
        chain.doFilter(request, response);
    }
}
