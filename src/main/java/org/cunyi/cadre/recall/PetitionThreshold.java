package org.cunyi.cadre.recall;

import java.util.Map;
import java.util.Optional;
import org.cunyi.org.BaseFigures;
import org.cunyi.org.Figures;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.Wording;
import org.springframework.stereotype.Component;

/** Whether those that count are enough, against the figures of the day on which the petition was received (VC2025 19). */
@Component
class PetitionThreshold {

    private final PetitionSignatures signatures;
    private final Figures figures;
    private final RuleTables tables;
    private final Wording words;

    PetitionThreshold(PetitionSignatures signatures, Figures figures, RuleTables tables, Wording words) {
        this.signatures = signatures;
        this.figures = figures;
        this.tables = tables;
        this.words = words;
    }

    record Verdict(int eligibleVoters, int representatives, int counted, boolean valid, String legalBasis) {

        Verdict barredBy(String article) {
            return new Verdict(eligibleVoters, representatives, counted, false, article);
        }
    }

    /**
     * Figures that nobody has entered are unknown and not zero; no representatives among those entered means that the village has none.
     *
     * @throws Refusal while the village's figures of that day are missing
     */
    void requireFigures(Recall recall) {
        Optional<BaseFigures> known = figures.on(recall.orgCode(), recall.receivedOn());
        if (known.isEmpty() || recall.byVoters() && known.get().eligibleVoters() == null) {
            throw Refusal.of("tally", "联名核验情况：没有登记本村" + recall.receivedOn() + "的有选举权的村民、村民代表人数，请先由系统管理员登记基础数据");
        }
    }

    /** Empty where more count than could have signed. */
    Optional<Verdict> verdict(Step step, Recall recall) {
        Optional<BaseFigures> known = figures.on(recall.orgCode(), recall.receivedOn());
        int voters = number(known.map(BaseFigures::eligibleVoters).orElse(null));
        int representatives = number(known.map(BaseFigures::representatives).orElse(null));
        int counted = signatures.counts(recall.caseNumber()).get(Signature.COUNTED);
        // where nobody could sign, no signature makes it valid (domain.md §7), and the table would have no row for one too many
        int asked = (recall.byVoters() ? voters : representatives) == 0 ? 0 : counted;
        Map<String, Object> inputs = Map.of("eligibleVoters", voters, "voterSignatures", recall.byVoters() ? asked : 0, "representatives",
                representatives, "representativeSignatures", recall.byVoters() ? 0 : asked);
        return tables.row(step, "cadre-recall-threshold", inputs).map(r -> new Verdict(voters, representatives, counted,
                Boolean.TRUE.equals(r.get("petitionValid")), r.get("legalBasis").toString()));
    }

    private static int number(Integer figure) {
        return figure == null ? 0 : figure;
    }

    /** How it stands, for who checks. */
    String tally(Step step, Recall recall) {
        StringBuilder said = new StringBuilder();
        signatures.counts(recall.caseNumber()).forEach((state, count) -> said.append(words.of("recall-signature", state)).append(count).append("名\n"));
        Optional<Verdict> verdict = verdict(step, recall);
        verdict.ifPresent(v -> said.append(recall.byVoters() ? "当日有选举权的村民" + v.eligibleVoters() : "当日村民代表" + v.representatives())
                .append("人\n"));
        return said.append(verdict.map(v -> (v.valid() ? "按已计入的，联名成立：" : "按已计入的，联名不成立：") + v.legalBasis())
                .orElse("计入的多于有权联名的人数，请核对")).toString();
    }
}
