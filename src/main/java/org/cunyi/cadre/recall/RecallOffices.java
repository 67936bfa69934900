package org.cunyi.cadre.recall;

import org.cunyi.org.Office;
import org.cunyi.org.Substitutions;
import org.cunyi.shared.Actor;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseOffices;
import org.springframework.stereotype.Component;

/** Who enters in a recall what happens outside its tasks: the village's clerk and the township's office, never the member. */
@Component
class RecallOffices {

    private static final String ONLY = "只有本村文书和乡镇组织办可以办理";
    private static final String ONLY_TOWNSHIP = "只有乡镇组织办可以办理";

    private final CaseOffices offices;
    private final Recalls recalls;
    private final Substitutions substitutions;

    RecallOffices(CaseOffices offices, Recalls recalls, Substitutions substitutions) {
        this.offices = offices;
        this.recalls = recalls;
        this.substitutions = substitutions;
    }

    boolean may(CaseFile file) {
        return file.process().equals(RecallProcess.KEY) && file.isOpen() && offices.has(file, o -> handles(o, file)) && !isMember(file);
    }

    /** From here on the acting person acts with that office. */
    void act(CaseFile file) {
        if (!file.process().equals(RecallProcess.KEY) || isMember(file)) {
            throw Refusal.notYours(ONLY);
        }
        offices.act(file, o -> handles(o, file), ONLY);
    }

    /** Whether the acting person is of the township's office and not the member, whatever has become of the case. */
    boolean ofTownship(CaseFile file) {
        return file.process().equals(RecallProcess.KEY) && offices.has(file, o -> ofTownship(o, file)) && !isMember(file);
    }

    /** What takes their petition from the villagers is not the village's to enter, nor who signed. */
    void actAsTownship(CaseFile file) {
        actAsTownship(file, ONLY_TOWNSHIP);
    }

    /** @param otherwise what everybody else is told */
    void actAsTownship(CaseFile file, String otherwise) {
        if (!file.process().equals(RecallProcess.KEY) || isMember(file)) {
            throw Refusal.notYours(otherwise);
        }
        offices.act(file, o -> ofTownship(o, file), otherwise);
    }

    private boolean isMember(CaseFile file) {
        return recalls.find(file.caseNumber()).filter(r -> substitutions.behind(Actor.current()).contains(r.member())).isPresent();
    }

    private static boolean handles(Office office, CaseFile file) {
        return office.role().equals(RecallProcess.CLERK) && file.orgCode().equals(office.orgCode())
                || ofTownship(office, file);
    }

    private static boolean ofTownship(Office office, CaseFile file) {
        return office.role().equals(RecallProcess.TOWNSHIP_OFFICE) && new OrgCode(file.orgCode()).township().equals(office.orgCode());
    }
}
