package org.cunyi.cadre.qualification;

import java.util.List;
import org.cunyi.cadre.paper.Retention;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.PeriodTable;
import org.springframework.stereotype.Component;

/** What is personal in a review goes when its time is over; the conclusion and the chain stay. */
@Component
class Keeping implements Retention.Kept {

    private final Qualifications qualifications;
    private final Papers papers;
    private final Periods periods;

    Keeping(Qualifications qualifications, Papers papers, Periods periods) {
        this.qualifications = qualifications;
        this.papers = papers;
        this.periods = periods;
    }

    @Override
    public PeriodTable periods() {
        return periods;
    }

    @Override
    public List<String> cases() {
        return qualifications.kept();
    }

    @Override
    public boolean isLeft(String caseNumber) {
        return qualifications.isKept(caseNumber);
    }

    @Override
    public int erase(CaseFile file) {
        qualifications.erased(file.caseNumber());
        return papers.erase(file.caseNumber());
    }
}
