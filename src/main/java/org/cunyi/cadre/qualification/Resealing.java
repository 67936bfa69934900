package org.cunyi.cadre.qualification;

import org.cunyi.cadre.paper.Retention;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** With the paper of a candidate the mark of his identity number is made anew, so that the key before can go. */
@Component
class Resealing implements Retention.Sealed {

    private final Papers papers;
    private final Qualifications qualifications;
    private final TransactionTemplate transaction;

    Resealing(Papers papers, Qualifications qualifications, TransactionTemplate transaction) {
        this.papers = papers;
        this.qualifications = qualifications;
        this.transaction = transaction;
    }

    @Override
    public void sealAnew() {
        papers.sealAnew(some -> transaction.executeWithoutResult(status -> some.run()), paper -> {
            if (paper.kind().equals(Paper.CANDIDATE)) {
                qualifications.markAnew(paper.caseNumber(), papers.marks(paper.content().get("identityNumber").toString()));
            }
        });
    }
}
