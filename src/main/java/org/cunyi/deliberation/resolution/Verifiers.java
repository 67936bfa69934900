package org.cunyi.deliberation.resolution;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cunyi.deliberation.council.Council;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.Option;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who may be named to check a result, when whoever raised the matter cannot or does not. */
@Component
public class Verifiers {

    private final Resolutions resolutions;
    private final ResolutionEvents history;
    private final ResolutionPeople people;
    private final Council council;
    private final CaseOffices offices;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Verifiers(Resolutions resolutions, ResolutionEvents history, ResolutionPeople people, Council council, CaseOffices offices, JdbcClient jdbc,
            ApplicationEventPublisher events, Clock clock) {
        this.resolutions = resolutions;
        this.history = history;
        this.people = people;
        this.council = council;
        this.offices = offices;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Whether somebody has to be named now, or may be since the check has waited too long. */
    public boolean isOpen(String caseNumber) {
        return resolutions.find(caseNumber).filter(this::isOpen).isPresent();
    }

    private boolean isOpen(Resolution resolution) {
        return resolution.state().equals(Resolution.CHECKING) && (resolution.verifierOpen() || people.verifier(resolution).isEmpty());
    }

    /** Members of the council who can log in, without the responsible person and who has the check now. */
    public List<Option> candidates(String caseNumber) {
        Resolution resolution = resolutions.get(caseNumber);
        String now = people.verifier(resolution).orElse("");
        return council.members(resolution.orgCode(), LocalDate.now(clock)).stream().filter(m -> m.login() != null
                && !m.login().equals(resolution.responsible()) && !m.login().equals(now) && isHere(m.login(), resolution))
                .map(m -> new Option(m.login(), m.name() + "（" + m.kindLabel() + "）")).toList();
    }

    private boolean isHere(String login, Resolution resolution) {
        return offices.of(login, resolution.caseNumber()).stream().anyMatch(o -> o.actingFor() == null && resolution.orgCode().equals(o.orgCode()));
    }

    /** @throws Refusal where nobody may be named now, or not that one */
    @Transactional(propagation = Propagation.MANDATORY)
    public void name(String caseNumber, String login) {
        if (!isOpen(resolutions.hold(caseNumber))) {
            throw Refusal.late("目前不能另定核验人：提出人正在核验期限内，或者决议不在核验中");
        }
        if (candidates(caseNumber).stream().noneMatch(o -> o.value().equals(login))) {
            throw Refusal.of("person", "核验人：应为本村议事会成员，且不是责任人，请从名单中选择");
        }
        jdbc.sql("update deliberation_resolution set verifier = ? where case_number = ?").params(login, caseNumber).update();
        history.add(caseNumber, "verifier-named", null);
        events.publishEvent(SimpleAct.ofNow(caseNumber, "resolution.verifier-named", login, Map.of()));
    }
}
