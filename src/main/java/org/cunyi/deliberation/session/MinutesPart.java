package org.cunyi.deliberation.session;

import java.io.IOException;
import java.util.Optional;
import org.cunyi.archive.ArchiveFile;
import org.cunyi.archive.ArchivePart;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The minutes in the file of a session. */
@Component
@Order(12)
class MinutesPart implements ArchivePart {

    private final Cases cases;
    private final MinutesPaper paper;

    MinutesPart(Cases cases, MinutesPaper paper) {
        this.cases = cases;
        this.paper = paper;
    }

    @Override
    public void addTo(ArchiveFile archive, String caseNumber) throws IOException {
        CaseFile file = cases.get(caseNumber);
        Optional<byte[]> minutes = paper.print(file);
        if (minutes.isPresent()) {
            archive.add("会议纪要.pdf", minutes.get());
        }
    }
}
