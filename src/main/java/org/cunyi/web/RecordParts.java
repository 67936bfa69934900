package org.cunyi.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.cunyi.archive.ArchiveFile;
import org.cunyi.archive.ArchivePart;
import org.cunyi.audit.AuditChain;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the API says of a case and of the cases it called, and the record of what was done in them. */
@Component
@Order(50)
class RecordParts implements ArchivePart {

    private final CaseApi api;
    private final Cases cases;
    private final AuditChain audit;
    private final ObjectMapper json;

    RecordParts(CaseApi api, Cases cases, AuditChain audit, ObjectMapper json) {
        this.api = api;
        this.cases = cases;
        this.audit = audit;
        this.json = json;
    }

    @Override
    public void addTo(ArchiveFile file, String caseNumber) throws IOException {
        add(file, caseNumber);
        for (CaseFile child : cases.children(caseNumber)) {
            addTo(file, child.caseNumber());
        }
    }

    private void add(ArchiveFile file, String number) throws IOException {
        file.add("案件/" + number + ".json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(api.one(number)));
        file.add("审计/" + number + ".json", json.writeValueAsBytes(audit.entries(number)));
    }
}
