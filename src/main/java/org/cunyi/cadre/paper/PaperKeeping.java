package org.cunyi.cadre.paper;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Every night what an old key sealed is sealed with the new one, so that the old key can go. */
@Component
class PaperKeeping {

    private final CadrePapers papers;
    private final TransactionTemplate transaction;

    PaperKeeping(CadrePapers papers, TransactionTemplate transaction) {
        this.papers = papers;
        this.transaction = transaction;
    }

    @Scheduled(cron = "${cunyi.cadre.keeping-cron:0 40 2 * * *}", zone = "Asia/Shanghai")
    void night() {
        papers.sealAnew(some -> transaction.executeWithoutResult(status -> some.run()));
    }
}
