package org.cunyi.cadre.paper;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The papers that the procedures share. */
@Component
class PaperKeeping implements Retention.Sealed {

    private final CadrePapers papers;
    private final TransactionTemplate transaction;

    PaperKeeping(CadrePapers papers, TransactionTemplate transaction) {
        this.papers = papers;
        this.transaction = transaction;
    }

    @Override
    public void sealAnew() {
        papers.sealAnew(some -> transaction.executeWithoutResult(status -> some.run()));
    }
}
