package org.cunyi.notification;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.cunyi.org.Office;
import org.cunyi.org.Person;
import org.cunyi.org.Roster;
import org.cunyi.workflow.CaseOffices;
import org.springframework.stereotype.Component;

/** To whom mails about a task go: to nobody who could not do it today, because he keeps out of the case or his time as a substitute is over. */
@Component
class Readers {

    private final CaseOffices offices;
    private final Roster roster;

    Readers(CaseOffices offices, Roster roster) {
        this.offices = offices;
        this.roster = roster;
    }

    List<Person> of(String caseNumber, Collection<String> groups) {
        return people(offices.able(caseNumber, groups).stream().map(Office::login));
    }

    /** Once claimed, only who claimed it; if he cannot do it any more, everybody who can. */
    List<Person> of(String caseNumber, Collection<String> groups, String assignee) {
        return assignee != null && offices.mayWork(assignee, caseNumber, groups, assignee) ? people(Stream.of(assignee)) : of(caseNumber, groups);
    }

    List<Person> people(Stream<String> logins) {
        return logins.distinct().sorted().flatMap(l -> roster.person(l).stream()).toList();
    }
}
