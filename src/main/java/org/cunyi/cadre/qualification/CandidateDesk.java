package org.cunyi.cadre.qualification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.workflow.CaseView;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Begins a case and takes its first step in one go, for whoever enters many: through the same forms and rules as in Tasklist. */
@Component
public class CandidateDesk {

    private static final String TITLE = "title";

    private final CaseView view;

    CandidateDesk(CaseView view) {
        this.view = view;
    }

    /** Posts that somebody can be proposed for, as the start form offers them. */
    public List<String> posts() {
        return view.startChoices(QualificationProcess.KEY, TITLE);
    }

    /**
     * @return the case's number
     * @throws org.cunyi.shared.Refusal naming the fields of the two forms: {@code title}, {@code postVillage}, {@code candidateName},
     *     {@code identityNumber}, {@code personLogin}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String enter(String township, NewCandidate candidate) {
        Map<String, Object> start = new HashMap<>();
        start.put("villageCode", township);
        start.put(TITLE, candidate.post());
        String number = view.start(QualificationProcess.KEY, start);
        Map<String, Object> entry = new HashMap<>();
        entry.put("postVillage", candidate.village());
        entry.put("candidateName", candidate.name());
        entry.put("identityNumber", candidate.identityNumber());
        entry.put(Paper.LOGIN, candidate.login());
        view.complete(number, QualificationProcess.ENTER_CANDIDATE, entry);
        return number;
    }
}
