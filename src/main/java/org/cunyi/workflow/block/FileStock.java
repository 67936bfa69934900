package org.cunyi.workflow.block;

import java.util.List;
import java.util.Map;
import org.cunyi.archive.Document;
import org.cunyi.archive.Documents;
import org.cunyi.shared.Sha256;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.StepRecords;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The block "archive the case": what its file held when it ended goes into the chain, so that what comes or goes later shows. The file itself can
 * be had at any time (docs/documents.md).
 */
@Component
public class FileStock {

    private final Documents documents;
    private final StepRecords records;
    private final ApplicationEventPublisher events;

    FileStock(@Lazy Documents documents, @Lazy StepRecords records, ApplicationEventPublisher events) {
        this.documents = documents;
        this.records = records;
        this.events = events;
    }

    public void take(String caseNumber) {
        List<String> kept = documents.of(caseNumber).stream().filter(Document::isKept).map(d -> d.id() + " " + d.sha256()).sorted().toList();
        events.publishEvent(SimpleAct.ofNow(caseNumber, "case.archived", caseNumber, Map.of("documents", kept.size(), "sha256", Sha256.of(String.join("\n", kept)),
                "steps", records.of(caseNumber).size())));
    }
}
