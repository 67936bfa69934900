package org.cunyi.cadre.filing;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
        Map<String, Filing> before = new HashMap<>();
        Map<String, Filing> newest = all.stream().collect(Collectors.toMap(Filing::authority, f -> f, (first, second) -> second));
        for (Filing f : all) {
            String said = said(f, before.put(f.authority(), f), newest.get(f.authority()) != f);
            facts.merge(words.of("filing-authority", f.authority()), said, (earlier, now) -> earlier + "；" + now);
        }
        return all.isEmpty() ? List.of() : List.of(new Section("备案", facts));
    }

    /** @param superseded handed in once more since, for example after a review */
    private String said(Filing f, Filing before, boolean superseded) {
        String handedIn = day(f.handedInAt()) + (before == null ? "报送" : before.isReturned() ? "补正后再次报送" : "有变更，再次报送");
        if (f.answer() == null && superseded) {
            return handedIn + "，未答复，由再次报送代替";
        }
        String late = f.escalatedAt() == null ? "" : "，逾期，已报告";
        return f.answer() == null ? handedIn + "，须在" + DAY.format(f.dueOn()) + "24时前答复" + late
                : handedIn + "，" + day(f.answeredAt()) + words.of("filing-answer", f.answer()) + late;
    }

    private static String day(OffsetDateTime time) {
        return DAY.format(time.atZoneSameInstant(SHANGHAI));
    }
}
