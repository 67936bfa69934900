package org.cunyi.cadre.web;

import java.util.List;
import org.cunyi.cadre.batch.Batch;
import org.cunyi.cadre.batch.Batches;
import org.cunyi.cadre.qualification.QualificationProcess;
import org.cunyi.org.Office;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.springframework.stereotype.Component;

/** Who may follow batches and who may enter into them: those who may read the cases, as their model says; what is not yours does not exist. */
@Component
class BatchAccess {

    private final ActingOffices offices;
    private final CaseView view;
    private final Batches batches;
    private final Cases cases;

    BatchAccess(ActingOffices offices, CaseView view, Batches batches, Cases cases) {
        this.offices = offices;
        this.view = view;
        this.batches = batches;
        this.cases = cases;
    }

    /** Codes of the townships and counties whose batches may be seen; never empty. */
    List<String> units() {
        List<String> readers = view.secret().getOrDefault(QualificationProcess.KEY, List.of());
        return offices.units(o -> o.official() && readers.contains(o.role()), "联审批次只对提出人选的乡镇和县委组织部开放");
    }

    Batch batch(String number) {
        List<String> units = units();
        return batches.find(number).filter(b -> ActingOffices.isBelow(b.township(), units)).orElseThrow(() -> Refusal.notFound("没有找到这个联审批次"));
    }

    /** A case of 联审 that the acting person may read. */
    CaseFile review(String caseNumber) {
        List<String> units = units();
        return cases.find(caseNumber).filter(c -> c.process().equals(QualificationProcess.KEY) && ActingOffices.isBelow(c.orgCode(), units))
                .orElseThrow(() -> Refusal.notFound("没有找到这件任职资格联审"));
    }

    /** Codes of the townships whose candidates the acting person enters. */
    List<String> townships() {
        return offices.units(ActingOffices::isTownship);
    }

    boolean mayEnter(Batch batch) {
        return townships().contains(batch.township());
    }

    /** From here on the acting person acts with that township's office, for somebody else where he stands in for him. */
    void requireEntry(String township) {
        Office office = offices.all().stream().filter(o -> ActingOffices.isTownship(o) && o.orgCode().equals(township)).findFirst()
                .orElseThrow(() -> Refusal.notYours("只有本乡镇组织办可以建立批次、录入人选"));
        Actor.actFor(office.actingFor());
    }
}
