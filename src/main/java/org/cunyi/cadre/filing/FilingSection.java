package org.cunyi.cadre.filing;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseSection;
import org.cunyi.workflow.Wording;
import org.springframework.stereotype.Component;

/** How the filing stands with each authority. */
@Component
class FilingSection implements CaseSection {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Filings filings;
    private final Wording words;

    FilingSection(Filings filings, Wording words) {
        this.filings = filings;
        this.words = words;
    }

    @Override
    public List<Section> of(CaseFile file) {
        List<Filing> all = filings.of(file.caseNumber());
        Map<String, String> facts = new LinkedHashMap<>();
        all.forEach(f -> facts.merge(words.of("filing-authority", f.authority()), said(f), (before, now) -> before + "；" + now));
        return all.isEmpty() ? List.of() : List.of(new Section("备案", facts));
    }

    private String said(Filing f) {
        String handedIn = f.handedInAt().atZoneSameInstant(SHANGHAI).toLocalDate() + (f.attempt() == 1 ? "报送" : "补正后再次报送");
        String late = f.escalatedAt() == null ? "" : "，逾期，已报告";
        return f.answer() == null ? handedIn + "，" + f.dueOn() + "24时前答复" + late
                : handedIn + "，" + f.answeredAt().atZoneSameInstant(SHANGHAI).toLocalDate() + words.of("filing-answer", f.answer()) + late;
    }
}
