package org.cunyi.deliberation.resolution;

import java.util.List;
import java.util.Optional;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.ModelBean;

/** Who carries a resolution out and who checks it: never the same person (事必结、结必访). */
@ModelBean("resolutionPeople")
public class ResolutionPeople {

    private final Resolutions resolutions;
    private final CaseOffices offices;

    ResolutionPeople(Resolutions resolutions, CaseOffices offices) {
        this.resolutions = resolutions;
        this.offices = offices;
    }

    public String responsible(String caseNumber) {
        return resolutions.get(caseNumber).responsible();
    }

    /** Login of who checks the result, {@code null} while the chair has to name somebody. */
    public String verifier(String caseNumber) {
        return verifier(resolutions.get(caseNumber)).orElse(null);
    }

    /** The chair where somebody has to be named, so that the task does not wait for nobody. */
    public List<String> naming(String caseNumber) {
        Resolution resolution = resolutions.get(caseNumber);
        return verifier(resolution).isPresent() ? List.of() : List.of(DeliberationProcess.CHAIR + "@" + resolution.orgCode());
    }

    /** Whoever the chair named, else who raised the topic, if he is not the responsible person and still holds an office in the village. */
    Optional<String> verifier(Resolution resolution) {
        return Optional.of(resolution.verifier() == null ? resolution.raisedBy() : resolution.verifier())
                .filter(login -> !login.equals(resolution.responsible())).filter(login -> offices.of(login, resolution.caseNumber()).stream()
                        .anyMatch(o -> o.actingFor() == null && resolution.orgCode().equals(o.orgCode())));
    }
}
