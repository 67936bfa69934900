package org.cunyi.cadre.qualification;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRecords;
import org.springframework.stereotype.Component;

/** Why the township did not forward a candidate, and what the county said when it looked at that, in words for the person concerned. */
@Component
class FirstRefusal {

    private final Papers papers;
    private final Baseline baseline;
    private final Readings readings;
    private final StepRecords records;

    FirstRefusal(Papers papers, Baseline baseline, Readings readings, StepRecords records) {
        this.papers = papers;
        this.baseline = baseline;
        this.readings = readings;
        this.records = records;
    }

    /** What a form shows of it. */
    Map<String, Object> shown(Step step) {
        Map<String, Object> shown = new HashMap<>(readings.identity(step.caseNumber()));
        papers.latest(step.caseNumber(), Paper.FIRST_REVIEW).ifPresent(p -> {
            shown.put("firstFound", found(step, p));
            shown.put("firstReason", p.text("firstReason"));
        });
        return shown;
    }

    private String found(Step step, Paper review) {
        List<String> codes = review.list("firstFindings");
        return codes.isEmpty() ? "未对应到具体项目" : baseline.items(step, String.join(",", codes)).stream().map(Baseline.Item::cited)
                .collect(Collectors.joining("\n"));
    }

    /** What the case page shows of it; nothing where the first review forwarded. Words are only there while they are kept. */
    Map<String, String> facts(CaseFile file) {
        Map<String, String> facts = new LinkedHashMap<>();
        String number = file.caseNumber();
        if (records.latest(number, QualificationProcess.FIRST_REVIEW).filter(r -> "not-forwarded".equals(r.get("firstReview"))).isEmpty()) {
            return facts;
        }
        facts.put("乡镇初审", "不予上报");
        papers.latest(number, Paper.FIRST_REVIEW).ifPresent(p -> {
            readings.read(number, "case-page", "first-review");
            facts.put("初审发现的问题", found(Step.beside(file, "explanation", "联审说明"), p));
            facts.put("初审理由", p.text("firstReason"));
        });
        records.latest(number, QualificationProcess.TELL_CANDIDATE).ifPresent(r -> facts.put("告知本人", r.get("toldOn")
                + ("true".equals(String.valueOf(r.get("lookAsked"))) ? "，本人请县里复核" : "，本人没有请县里复核")));
        records.latest(number, QualificationProcess.COUNTY_LOOK).ifPresent(r -> facts.put("县里复核",
                "forward".equals(r.get("countyLook")) ? "上报联审" : "维持不予上报"));
        papers.latest(number, Paper.LOOK).ifPresent(p -> facts.put("复核理由", p.text("lookReason")));
        return facts;
    }
}
