package org.cunyi.cadre.filing;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

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
        String handedIn = day(f.handedInAt()) + (f.attempt() == 1 ? "报送" : "补正后再次报送");
        String late = f.escalatedAt() == null ? "" : "，逾期，已报告";
        return f.answer() == null ? handedIn + "，须在" + DAY.format(f.dueOn()) + "24时前答复" + late
                : handedIn + "，" + day(f.answeredAt()) + words.of("filing-answer", f.answer()) + late;
    }

    private static String day(OffsetDateTime time) {
        return DAY.format(time.atZoneSameInstant(SHANGHAI));
    }
}
