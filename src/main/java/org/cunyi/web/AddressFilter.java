package org.cunyi.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** None of our addresses is written with escapes, parameters or detours in its path: such a request is nobody's honest one and ends here. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AddressFilter extends OncePerRequestFilter {

    private static final Pattern CROOKED = Pattern.compile(".*([%;\\\\]|//|/\\.{1,2}(/|$)).*");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (CROOKED.matcher(request.getRequestURI()).matches()) {
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Cache-Control", "no-store");
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            chain.doFilter(request, response);
        }
    }
}
