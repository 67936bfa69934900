package org.cunyi.cadre.batch;

import java.util.List;
import java.util.Map;
import org.cunyi.cadre.qualification.QualificationProcess;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseSection;
import org.springframework.stereotype.Component;

/** From a candidate's case the way back to the batch it was entered in. */
@Component
class BatchSection implements CaseSection {

    private final Batches batches;

    BatchSection(Batches batches) {
        this.batches = batches;
    }

    @Override
    public List<Section> of(CaseFile file) {
        return !file.process().equals(QualificationProcess.KEY) ? List.of() : batches.of(file.caseNumber()).map(b -> new Section("联审批次",
                Map.of("批次", b.title() + "（" + b.number() + "）"), "/qualification-batches/" + b.number(), "查看批次进度")).stream().toList();
    }
}
