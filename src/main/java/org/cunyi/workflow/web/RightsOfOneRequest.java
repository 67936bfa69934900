package org.cunyi.workflow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * The web applications keep a person's groups and tenants in the session. Here they are made anew for every request and live as long as it:
 * sessions are rows in the database, and an official of a county has thousands of tenants.
 */
final class RightsOfOneRequest extends HttpServletRequestWrapper {

    private static final String RIGHTS = "authenticatedUser";

    private Object rights;

    RightsOfOneRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public HttpSession getSession() {
        return wrapped(super.getSession());
    }

    @Override
    public HttpSession getSession(boolean create) {
        return wrapped(super.getSession(create));
    }

    private HttpSession wrapped(HttpSession session) {
        return session == null ? null : (HttpSession) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{HttpSession.class},
                (proxy, method, arguments) -> {
                    boolean own = arguments != null && arguments.length > 0 && RIGHTS.equals(arguments[0]);
                    if (own && method.getName().equals("getAttribute")) {
                        return rights;
                    }
                    if (own) {
                        rights = method.getName().equals("setAttribute") ? arguments[1] : null;
                        return null;
                    }
                    try {
                        return method.invoke(session, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
