package org.cunyi.cadre.unfitness;

import org.cunyi.publicity.Publication;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** A circular that a review has left up hangs to its last day, and no longer. */
@Component
class LeftCirculars {

    private static final Logger LOG = LoggerFactory.getLogger(LeftCirculars.class);

    private final Publication publication;

    LeftCirculars(Publication publication) {
        this.publication = publication;
    }

    @Scheduled(cron = "${cunyi.cadre.keeping-cron:0 40 2 * * *}", zone = "Asia/Shanghai")
    void night() {
        publication.leftOver(UnfitnessProcess.CIRCULAR).forEach(this::close);
    }

    private void close(String circular) {
        try {
            publication.closeLeft(circular);
        } catch (RuntimeException e) {
            LOG.error("the circular {} could not be closed, the next night tries again: {}", circular, e.getClass().getName());
        }
    }
}
