package org.cunyi.cadre.unfitness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.cadre.paper.CadrePaper;
import org.cunyi.cadre.paper.CadrePapers;
import org.springframework.stereotype.Component;

/** Leads, facts, defences and decisions in words, sealed; all under the number of the main case, those of its measures too. */
@Component
class UnfitnessPapers {

    static final String LEAD = "unfitness-lead";
    static final String REFUSED = "unfitness-refused";
    static final String FACTS = "unfitness-facts";
    static final String NEW_FACTS = "unfitness-new-facts";
    /** An announcement that was printed, with the measure that it proposes. */
    static final String NOTICE = "unfitness-notice";
    static final String TOLD = "unfitness-told";
    static final String MEETING = "unfitness-meeting";
    static final String DECISION = "unfitness-decision";
    static final String SERVICE = "unfitness-service";
    static final String REQUEST = "unfitness-review-request";
    static final String REVIEW = "unfitness-review";
    static final String MEASURE = "unfitness-measure";
    static final String REASSESSMENT = "unfitness-reassessment";
    static final String WITHDRAWAL = "unfitness-withdrawal";

    private final CadrePapers papers;

    UnfitnessPapers(CadrePapers papers) {
        this.papers = papers;
    }

    /** Values that are {@code null} are left out. */
    void keep(String caseNumber, String kind, Map<String, Object> content) {
        Map<String, Object> said = new HashMap<>(content);
        said.values().removeIf(v -> v == null);
        papers.keep(caseNumber, kind, null, said);
    }

    List<CadrePaper> of(String caseNumber, String kind) {
        return papers.of(caseNumber, kind);
    }

    Optional<CadrePaper> latest(String caseNumber, String kind) {
        return papers.latest(caseNumber, kind);
    }

    /** The newest of that kind no longer counts. */
    void takeBack(String caseNumber, String kind) {
        papers.takeBack(caseNumber, kind);
    }

    /** @return how many rows went */
    int erase(String caseNumber) {
        return papers.erase(caseNumber);
    }
}
