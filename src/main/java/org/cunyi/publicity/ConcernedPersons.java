package org.cunyi.publicity;

import java.util.List;
import java.util.TreeSet;
import org.cunyi.org.Roster;
import org.cunyi.workflow.Option;
import org.springframework.stereotype.Component;

/** Whom a notice is about: named by the drafter, and every official of the unit whose name stands in it. */
@Component
class ConcernedPersons {

    private final Roster roster;

    ConcernedPersons(Roster roster) {
        this.roster = roster;
    }

    /** Officials of that unit and those above it, for the drafter to choose from. */
    List<Option> candidates(String orgCode) {
        return roster.holders(orgCode).stream().map(h -> new Option(h.login(), h.name() + "（" + h.offices() + "）")).toList();
    }

    /** @return logins, comma-separated, {@code null} where it is about nobody */
    String of(String orgCode, String named, String text) {
        TreeSet<String> logins = new TreeSet<>();
        if (named != null) {
            logins.add(named);
        }
        roster.holders(orgCode).stream().filter(h -> text.contains(h.name())).forEach(h -> logins.add(h.login()));
        return logins.isEmpty() ? null : String.join(",", logins);
    }

    static boolean includes(Notice notice, String login) {
        return notice.concerned() != null && List.of(notice.concerned().split(",")).contains(login);
    }
}
