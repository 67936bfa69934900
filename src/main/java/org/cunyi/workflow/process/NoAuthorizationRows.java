package org.cunyi.workflow.process;

import java.lang.reflect.Proxy;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.ResourceAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;

/**
 * The engine's default writes an authorisation row per task and candidate, which makes inboxes slow (camunda-notes.md, Tenants). Rights come
 * from few grants by definition and from {@link TaskDoor} instead; a person may read himself, no more.
 */
final class NoAuthorizationRows {

    private NoAuthorizationRows() {
    }

    static ResourceAuthorizationProvider provider() {
        return (ResourceAuthorizationProvider) Proxy.newProxyInstance(NoAuthorizationRows.class.getClassLoader(),
                new Class<?>[] {ResourceAuthorizationProvider.class},
                (proxy, method, arguments) -> method.getName().equals("newUser") ? readOneself((User) arguments[0]) : null);
    }

    private static AuthorizationEntity[] readOneself(User user) {
        AuthorizationEntity own = new AuthorizationEntity(Authorization.AUTH_TYPE_GRANT);
        own.setUserId(user.getId());
        own.setResource(Resources.USER);
        own.setResourceId(user.getId());
        own.addPermission(Permissions.READ);
        return new AuthorizationEntity[] {own};
    }
}
