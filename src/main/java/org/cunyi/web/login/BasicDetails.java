package org.cunyi.web.login;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Marks a login that came with a request of its own (HTTP Basic) and not from the login page. */
public class BasicDetails extends WebAuthenticationDetails {

    private static final long serialVersionUID = 1;

    public BasicDetails(HttpServletRequest request) {
        super(request);
    }
}
