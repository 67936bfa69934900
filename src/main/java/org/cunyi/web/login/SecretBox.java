package org.cunyi.web.login;

import org.cunyi.workflow.SecretKeys;
import org.springframework.stereotype.Component;

/** Keeps the secrets of the second factor so that a dump of the database alone does not give them away. */
@Component
class SecretBox {

    private static final String PURPOSE = "cunyi second factor";

    private final SecretKeys keys;

    SecretBox(SecretKeys keys, LoginSettings settings) {
        this.keys = keys;
        if (settings.secondFactor() == LoginSettings.Demand.REQUIRED && !keys.isOpen()) {
            throw new IllegalStateException("cunyi.login.second-factor=required 需要设置环境变量 CUNYI_SECRET_KEY（至少32个字符）");
        }
    }

    boolean isOpen() {
        return keys.isOpen();
    }

    String seal(String owner, byte[] secret) {
        return keys.seal(PURPOSE, owner, secret);
    }

    /** @throws IllegalStateException where the key is another one or the row belongs to somebody else */
    byte[] open(String owner, String sealed) {
        return keys.open(PURPOSE, owner, sealed);
    }
}
