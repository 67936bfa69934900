package org.cunyi.cadre.paper;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every night what an old key sealed is sealed with the new one, so that the old key can go. */
@Component
class PaperKeeping {

    /** Some at a time, so that nobody waits long for a row. */
    private static final int AT_ONCE = 200;

    private final CadrePapers papers;

    PaperKeeping(CadrePapers papers) {
        this.papers = papers;
    }

    @Scheduled(cron = "${cunyi.cadre.keeping-cron:0 40 2 * * *}", zone = "Asia/Shanghai")
    void night() {
        long at = papers.sealAnew(0, AT_ONCE);
        while (at > 0) {
            at = papers.sealAnew(at, AT_ONCE);
        }
    }
}
