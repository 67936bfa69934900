package org.cunyi.archive;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Whether the store for new documents answers. A node without it still does everything else, so {@code DEGRADED} has no place among the
 * statuses that make up the whole: taking every node out of service would turn a lost store into a lost product.
 */
@Component
class DocumentStoreHealthIndicator extends AbstractHealthIndicator {

    static final Status DEGRADED = new Status("DEGRADED");

    private final Stores stores;

    DocumentStoreHealthIndicator(Stores stores) {
        super("the store of documents is away");
        this.stores = stores;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        try {
            stores.current().check();
            builder.up();
        } catch (java.io.IOException e) {
            builder.status(DEGRADED).withException(e);
        }
    }
}
