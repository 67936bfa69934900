package org.cunyi.cadre.batch;

import java.util.List;
import java.util.Map;
import org.cunyi.cadre.qualification.Summaries;
import org.cunyi.cadre.qualification.SummaryLine;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseFile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 汇总表: the one place where a batch names its candidates; each of them is told in his own chain that he was read, or nobody reads anything. */
@Component
public class BatchSummary {

    private static final int MOST = 5000;

    private final Progress progress;
    private final Summaries summaries;

    BatchSummary(Progress progress, Summaries summaries) {
        this.progress = progress;
        this.summaries = summaries;
    }

    /** @param format for which it is read, {@code xlsx} or {@code pdf} */
    @Transactional
    public List<SummaryLine> lines(Batch batch, String format) {
        List<CaseFile> files = progress.files(batch, MOST);
        return summaries.of(files, List.of(SimpleAct.ofNow(null, "batch.exported", batch.number(), Map.of("format", format, "candidates", files.size()))));
    }
}
