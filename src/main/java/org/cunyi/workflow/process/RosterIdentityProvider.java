package org.cunyi.workflow.process;

import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.identity.WritableIdentityProvider;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * Checks passwords in the same time whether the login exists or not. The engine's own delay, which a stranger can cause to anybody, is off:
 * the front door counts wrong passwords by account and address. A hash of an older kind is replaced when its password is next typed.
 */
class RosterIdentityProvider extends DbIdentityServiceProvider {

    private final SlowDigest digest;

    RosterIdentityProvider(SlowDigest digest) {
        this.digest = digest;
    }

    static SessionFactory factory(SlowDigest digest) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return WritableIdentityProvider.class;
            }

            @Override
            public Session openSession() {
                return new RosterIdentityProvider(digest);
            }
        };
    }

    @Override
    public boolean checkPassword(String login, String password) {
        UserEntity user = findUserById(login);
        if (user == null || password == null || user.getPassword() == null) {
            digest.pretend(String.valueOf(password));
            return false;
        }
        boolean fits = matchPassword(password, user);
        if (digest.isOutdated(user.getPassword())) {
            renew(user, fits, password);
        }
        return fits;
    }

    private void renew(UserEntity user, boolean fits, String password) {
        if (fits) {
            user.setPassword(password);
            user.encryptPassword();
        } else {
            digest.pretend(password);
        }
    }
}
