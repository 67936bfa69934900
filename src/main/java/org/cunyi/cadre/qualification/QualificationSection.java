package org.cunyi.cadre.qualification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.org.Organisation;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseSection;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.Wording;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The explanation that the person concerned may be given: conclusion, items and articles, never who reported what. */
@Component
class QualificationSection implements CaseSection {

    private final Qualifications qualifications;
    private final Readings readings;
    private final FirstRefusal refusal;
    private final Organisation organisation;
    private final Wording words;

    QualificationSection(Qualifications qualifications, Readings readings, FirstRefusal refusal, Organisation organisation,
            Wording words) {
        this.qualifications = qualifications;
        this.readings = readings;
        this.refusal = refusal;
        this.organisation = organisation;
        this.words = words;
    }

    @Override
    @Transactional
    public List<Section> of(CaseFile file) {
        return file.process().equals(QualificationProcess.KEY)
                ? qualifications.find(file.caseNumber()).map(q -> List.of(section(file, q))).orElse(List.of()) : List.of();
    }

    private Section section(CaseFile file, Qualification q) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("任职的村", organisation.name(q.villageCode()));
        facts.put("拟任职务", q.post());
        facts.putAll(refusal.facts(file));
        if (q.purgedAt() != null) {
            facts.put("个人信息", "保存期限已满，身份信息和联审情况已经删除");
        } else if (q.conclusion() != null) {
            readings.read(file.caseNumber(), "case-page", "findings");
            facts.put("联审情况", readings.explanation(Step.beside(file, "explanation", "联审说明")));
        }
        if (q.conclusion() != null) {
            facts.put("结论", word(q.conclusion()) + (q.departed() ? "（与系统建议“" + word(q.recommendation()) + "”不一致，理由已书面记录）" : ""));
            facts.put("未答复的单位", q.unitsWaived() ? "有，县委组织部已书面说明理由" : "无");
        }
        if (q.validTo() != null) {
            facts.put("有效期", q.validFrom() + " 至 " + q.validTo());
        }
        boolean printable = ExplanationPaper.exists(q);
        return new Section("任职资格联审说明", facts, printable ? "/cases/" + file.caseNumber() + "/explanation.pdf" : null,
                printable ? "下载联审说明（PDF，交本人；下载会记入审计）" : null);
    }

    private String word(String outcome) {
        return words.of("outcome", outcome);
    }
}
