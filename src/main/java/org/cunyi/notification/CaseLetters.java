package org.cunyi.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cunyi.org.Office;
import org.cunyi.org.Person;
import org.cunyi.org.Roster;
import org.cunyi.workflow.CaseLetter;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.Recusals;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the rooms have to tell about their cases. Whoever keeps out of a case is told nothing of it. */
@Component
class CaseLetters {

    private final Letters letters;
    private final Roster roster;
    private final CaseOffices offices;
    private final Recusals recusals;

    CaseLetters(Letters letters, Roster roster, CaseOffices offices, Recusals recusals) {
        this.letters = letters;
        this.roster = roster;
        this.offices = offices;
        this.recusals = recusals;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseLetter said) {
        List<Person> people = new ArrayList<>(ofOffices(said));
        Set<String> out = recusals.logins(said.caseNumber());
        said.logins().stream().filter(l -> !out.contains(l)).forEach(l -> roster.person(l).filter(p -> !people.contains(p)).ifPresent(people::add));
        said.guests().forEach(g -> people.add(new Person(0, null, g.name(), g.email(), false)));
        letters.promise(new Letter(said.kind(), said.event(), said.caseNumber(), said.headline(), said.text(), said.dueOn(), said.path()), people,
                new Enclosed(said.invitation(), said.documents()));
    }

    private List<Person> ofOffices(CaseLetter said) {
        Set<String> logins = said.groups().isEmpty() ? Set.of()
                : offices.able(said.caseNumber(), said.groups()).stream().map(Office::login).collect(Collectors.toSet());
        return roster.membersOf(said.groups()).stream().filter(p -> logins.contains(p.login())).toList();
    }
}
