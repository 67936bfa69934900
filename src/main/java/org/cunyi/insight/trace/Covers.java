package org.cunyi.insight.trace;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.cunyi.audit.ChainPages;
import org.cunyi.insight.web.AuditorAccess;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseLinks.Link;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Recusals.Recusal;
import org.cunyi.workflow.Recusals;
import org.springframework.stereotype.Component;

/** Lays the cover over a case. */
@Component
class Covers {

    private final AuditorAccess access;
    private final Cases cases;
    private final ChainPages chain;
    private final Recusals recusals;

    Covers(AuditorAccess access, Cases cases, ChainPages chain, Recusals recusals) {
        this.access = access;
        this.cases = cases;
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
        Set<String> others = links.stream().map(Link::caseNumber).filter(l -> secret != access.isSecret(cases.get(l))).collect(Collectors.toSet());
        return secret ? new Cover(true, chain.actors(file.caseNumber()), recusals.of(file.caseNumber()).stream().map(Recusal::login).collect(Collectors.toSet()),
                file.orgCode(), others) : new Cover(false, Set.of(), Set.of(), file.orgCode(), others);
    }
}
