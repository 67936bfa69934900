package org.cunyi.deliberation.resolution;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cunyi.org.Office;
import org.cunyi.org.Roster;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.Option;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A resolution is never nobody's: where its responsible person has left the village committee or keeps out of it, another one is named. */
@Component
public class ResponsiblePersons {

    private static final String COMMITTEE = "village-committee";

    private final Resolutions resolutions;
    private final ResolutionEvents history;
    private final CaseOffices offices;
    private final Roster roster;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    ResponsiblePersons(Resolutions resolutions, ResolutionEvents history, CaseOffices offices, Roster roster, JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.resolutions = resolutions;
        this.history = history;
        this.offices = offices;
        this.roster = roster;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Whether somebody else has to be named: a resolution being carried out by one who no longer can. */
    public boolean isGone(String caseNumber) {
        return resolutions.find(caseNumber).filter(this::isGone).isPresent();
    }

    private boolean isGone(Resolution resolution) {
        return resolution.state().equals(Resolution.OPEN) && !able(resolution).contains(resolution.responsible());
    }

    private Set<String> able(Resolution resolution) {
        return offices.able(resolution.caseNumber(), List.of(COMMITTEE + "@" + resolution.orgCode())).stream().filter(o -> o.actingFor() == null)
                .map(Office::login).collect(Collectors.toSet());
    }

    /** Members of the village committee who may carry it out. */
    public List<Option> candidates(String caseNumber) {
        return roster.people(able(resolutions.get(caseNumber))).stream().map(p -> new Option(p.login(), p.name())).toList();
    }

    /** @throws Refusal where the responsible person can do it himself, or not that one */
    @Transactional(propagation = Propagation.MANDATORY)
    public void name(String caseNumber, String login) {
        Resolution resolution = Optional.of(resolutions.hold(caseNumber)).filter(this::isGone)
                .orElseThrow(() -> Refusal.late("目前不能另定责任人：责任人仍在任，或者决议不在办理中"));
        if (!able(resolution).contains(login)) {
            throw Refusal.of("person", "责任人：应为本村村民委员会成员，请从名单中选择");
        }
        jdbc.sql("update deliberation_resolution set responsible = ? where case_number = ?").params(login, caseNumber).update();
        history.add(caseNumber, "responsible-named", null);
        events.publishEvent(SimpleAct.ofNow(caseNumber, "resolution.responsible-named", login, Map.of("before", resolution.responsible())));
    }
}
