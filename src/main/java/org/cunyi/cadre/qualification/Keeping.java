package org.cunyi.cadre.qualification;

import java.util.List;
import org.cunyi.cadre.paper.Retention;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.PeriodTable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What is personal in a review goes when its time is over; the conclusion and the chain stay. */
@Component
class Keeping implements Retention.Kept {

    private final Retention retention;
    private final Qualifications qualifications;
    private final Papers papers;
    private final Resealing resealing;
    private final Periods periods;

    Keeping(Retention retention, Qualifications qualifications, Papers papers, Resealing resealing, Periods periods) {
        this.retention = retention;
        this.qualifications = qualifications;
        this.papers = papers;
        this.resealing = resealing;
        this.periods = periods;
    }

    /** What has to go goes first: it needs no key, and what cannot be sealed anew must not hold it up. */
    @Scheduled(cron = "${cunyi.cadre.keeping-cron:0 40 2 * * *}", zone = "Asia/Shanghai")
    void night() {
        retention.erase(this);
        resealing.all();
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
