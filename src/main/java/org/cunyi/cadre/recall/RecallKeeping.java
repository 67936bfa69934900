package org.cunyi.cadre.recall;

import java.util.List;
import org.cunyi.cadre.paper.CadrePapers;
import org.cunyi.cadre.paper.Retention;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.PeriodTable;
import org.springframework.stereotype.Component;

/** Who signed and what was said of the member goes when its time is over; counts, result and the chain stay. */
@Component
class RecallKeeping implements Retention.Kept {

    private final Recalls recalls;
    private final CadrePapers papers;
    private final RecallPeriods periods;

    RecallKeeping(Recalls recalls, CadrePapers papers, RecallPeriods periods) {
        this.recalls = recalls;
        this.papers = papers;
        this.periods = periods;
    }

    @Override
    public PeriodTable periods() {
        return periods;
    }

    @Override
    public List<String> cases() {
        return recalls.kept();
    }

    @Override
    public boolean isLeft(String caseNumber) {
        return recalls.get(caseNumber).purgedAt() == null;
    }

    @Override
    public int erase(CaseFile file) {
        recalls.erased(file.caseNumber());
        return papers.erase(file.caseNumber());
    }
}
