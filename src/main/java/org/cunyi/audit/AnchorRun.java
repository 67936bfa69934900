package org.cunyi.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every hour on every node whether the anchor of the day is there, so that no single midnight has to work. */
@Component
class AnchorRun {

    private static final Logger LOG = LoggerFactory.getLogger(AnchorRun.class);

    private final Anchors anchors;

    AnchorRun(Anchors anchors) {
        this.anchors = anchors;
    }

    @Scheduled(cron = "${cunyi.audit.anchor-cron:0 5 * * * *}", zone = "Asia/Shanghai")
    void daily() {
        anchors.daily().ifPresent(a -> LOG.info("anchor {} over {} chains: {}", a.number(), a.chains(), a.root()));
    }
}
