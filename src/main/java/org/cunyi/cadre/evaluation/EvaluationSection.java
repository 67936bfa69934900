package org.cunyi.cadre.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseSection;
import org.cunyi.workflow.Wording;
import org.springframework.stereotype.Component;

/** The result for each person, on the case page. */
@Component
class EvaluationSection implements CaseSection {

    private final EvaluationRounds rounds;
    private final Wording words;

    EvaluationSection(EvaluationRounds rounds, Wording words) {
        this.rounds = rounds;
        this.words = words;
    }

    @Override
    public List<Section> of(CaseFile file) {
        if (!file.process().equals(EvaluationProcess.KEY)) {
            return List.of();
        }
        List<PersonVote> votes = rounds.votes(file.caseNumber());
        Map<String, String> facts = new LinkedHashMap<>();
        votes.forEach(v -> facts.put(v.name() + "（" + v.title() + "）", words.of("evaluation-result", v.result()) + "：" + v.counts() + standing(v)));
        return votes.isEmpty() ? List.of() : List.of(new Section("评议结果", facts));
    }

    private static String standing(PersonVote vote) {
        if (!vote.secondRunning()) {
            return "";
        }
        return "；连续两次不称职，" + (vote.ended() == null ? "待确认职务依法终止" : vote.ended() ? "职务依法终止" : "职务未终止：" + vote.endReason());
    }
}
