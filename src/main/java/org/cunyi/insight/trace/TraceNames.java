package org.cunyi.insight.trace;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.org.ActorOffices.Tenure;
import org.cunyi.org.OfficeRole;
import org.cunyi.shared.Actor;

/** Names for what a chain keeps as logins and groups, asked once for a whole page. */
record TraceNames(Map<String, List<Tenure>> people, Map<String, OfficeRole> roles, Map<String, String> units, Cover cover) {

    boolean concealed() {
        return cover.on();
    }

    boolean isPerson(String login) {
        return people.containsKey(login);
    }

    /** Officials who acted for the case's unit are shown; the person that a case is about is not, nor who reported him or keeps out because of him. */
    boolean hides(String login) {
        return concealed() && !Actor.SYSTEM.equals(login) && (cover.hides(login)
                || people.getOrDefault(login, List.of()).stream().noneMatch(t -> t.covers(cover.orgCode())));
    }

    String person(String login) {
        return Actor.SYSTEM.equals(login) ? "系统" : isPerson(login) ? people.get(login).get(0).name() : login;
    }

    /** What he was on that day, the offices that look after the case's unit. */
    String office(String login, LocalDate day, String orgCode) {
        return people.getOrDefault(login, List.of()).stream().filter(t -> t.on(day) && t.covers(orgCode)).map(Tenure::words).distinct()
                .collect(Collectors.joining("、"));
    }

    String group(String group) {
        String[] parts = group.split("@", 2);
        String role = roles.containsKey(parts[0]) ? roles.get(parts[0]).label() : parts[0];
        return parts.length == 1 ? role : OfficeRole.at(units.getOrDefault(parts[1], parts[1]), role);
    }
}
