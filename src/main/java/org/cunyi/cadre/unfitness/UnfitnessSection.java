package org.cunyi.cadre.unfitness;

import java.util.List;
import java.util.Map;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseSection;
import org.cunyi.workflow.Step;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The explanation on the case page, of the main case and of each measure; that somebody read it is an act. */
@Component
class UnfitnessSection implements CaseSection {

    private static final String HEADING = "不胜任现职处置说明";

    private final Docket docket;
    private final Explanation explanation;
    private final Unfitnesses unfitnesses;

    UnfitnessSection(Docket docket, Explanation explanation, Unfitnesses unfitnesses) {
        this.docket = docket;
        this.explanation = explanation;
        this.unfitnesses = unfitnesses;
    }

    @Override
    @Transactional
    public List<Section> of(CaseFile file) {
        String main = file.process().equals(UnfitnessProcess.KEY) ? file.caseNumber()
                : file.process().startsWith(UnfitnessProcess.KEY + "-") ? file.parentCaseNumber() : null;
        return main == null ? List.of() : unfitnesses.find(main).map(u -> List.of(section(file, u))).orElse(List.of());
    }

    private Section section(CaseFile file, Unfitness row) {
        if (row.purgedAt() != null) {
            return new Section(HEADING, Map.of("个人信息", "保存期限已满，本人信息和处置内容已经删除"));
        }
        docket.read(row.caseNumber(), "case-page", "facts");
        return new Section(HEADING, explanation.of(Step.beside(file, "explanation", "处置说明"), row));
    }
}
