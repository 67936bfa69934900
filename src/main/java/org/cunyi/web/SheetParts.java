package org.cunyi.web;

import java.io.IOException;
import org.cunyi.archive.ArchiveFile;
import org.cunyi.archive.ArchivePart;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The record sheets of a case, every meeting and every publication one. */
@Component
@Order(10)
class SheetParts implements ArchivePart {

    private final Cases cases;
    private final CaseSheets sheets;

    SheetParts(Cases cases, CaseSheets sheets) {
        this.cases = cases;
        this.sheets = sheets;
    }

    @Override
    public void addTo(ArchiveFile archive, String caseNumber) throws IOException {
        CaseFile file = cases.get(caseNumber);
        for (CaseSheets.Link sheet : sheets.filled(file)) {
            archive.add("登记表/" + ArchiveFile.named(sheet.fileName(), 60), sheets.print(file, sheet.step(), sheet.attempt()));
        }
    }
}
