package org.cunyi.web;

import java.util.List;
import java.util.Set;
import org.cunyi.org.Office;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.springframework.stereotype.Component;

/** What the acting person may look at here, by today's offices. */
@Component
public class Access {

    private final Roster roster;
    private final Cases cases;

    Access(Roster roster, Cases cases) {
        this.roster = roster;
        this.cases = cases;
    }

    public List<Office> offices() {
        return roster.officesOf(Actor.current());
    }

    /** Units whose cases, with all below, may be seen. */
    public List<String> units() {
        return offices().stream().filter(Office::official).map(Office::orgCode).distinct().sorted().toList();
    }

    /** A case of somebody else is as if it did not exist. */
    public CaseFile caseFile(String caseNumber) {
        CaseFile file = cases.get(caseNumber);
        if (offices().stream().noneMatch(o -> o.sees(file.orgCode()))) {
            throw Refusal.notFound("没有编号为“" + caseNumber + "”的案件");
        }
        return file;
    }

    public void require(String... roles) {
        Set<String> wanted = Set.of(roles);
        if (offices().stream().noneMatch(o -> wanted.contains(o.role()))) {
            throw Refusal.notYours("此页面只对有相应岗位的人员开放");
        }
    }
}
