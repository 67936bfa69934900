package org.cunyi.insight.trace;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cunyi.audit.ChainPages;
import org.cunyi.insight.web.AuditorAccess;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseLinks.Link;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Recusals;
import org.cunyi.workflow.Recusals.Recusal;
import org.springframework.stereotype.Component;

/** Lays the cover over a case. */
@Component
class Covers {

    private final AuditorAccess access;
    private final CaseView view;
    private final ChainPages chain;
    private final Recusals recusals;

    Covers(AuditorAccess access, CaseView view, ChainPages chain, Recusals recusals) {
        this.access = access;
        this.view = view;
        this.chain = chain;
        this.recusals = recusals;
    }

    /**
     * @param lifted whether what is covered is uncovered for this one look
     * @param links  the cases that it is linked with: one about a post and one that is open to all would each say what the other one covers
     */
    Cover of(CaseFile file, boolean lifted, Collection<Link> links) {
        boolean secret = access.isSecret(file);
        if (lifted) {
            return new Cover(false, Set.of(), Set.of(), file.orgCode(), Set.of());
        }
        Map<String, List<String>> procedures = links.isEmpty() ? Map.of() : view.secret();
        Set<String> others = links.stream().filter(l -> secret != procedures.containsKey(l.process())).map(Link::caseNumber).collect(Collectors.toSet());
        return secret ? new Cover(true, chain.actors(file.caseNumber()), recusals.of(file.caseNumber()).stream().map(Recusal::login).collect(Collectors.toSet()),
                file.orgCode(), others) : new Cover(false, Set.of(), Set.of(), file.orgCode(), others);
    }
}
