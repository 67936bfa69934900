package org.cunyi.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Leads to the login page, which says why where a session has ended. */
public class LoginEntry extends LoginUrlAuthenticationEntryPoint {

    public LoginEntry() {
        super("/login");
    }

    @Override
    protected String determineUrlToUseForThisRequest(HttpServletRequest request, HttpServletResponse response, AuthenticationException e) {
        String why = SessionEndFilter.why(request);
        return why == null ? "/login" : "/login?ended=" + why;
    }
}
