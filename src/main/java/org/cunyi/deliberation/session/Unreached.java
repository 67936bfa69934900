package org.cunyi.deliberation.session;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cunyi.org.Person;
import org.cunyi.org.Roster;
import org.springframework.stereotype.Component;

/** 须另行通知: whom no mail reaches, since he has no login or no address; somebody has to call on him. */
@Component
public class Unreached {

    private final Bench bench;
    private final Guests guests;
    private final Roster roster;

    Unreached(Bench bench, Guests guests, Roster roster) {
        this.bench = bench;
        this.guests = guests;
        this.roster = roster;
    }

    /** Names of members, then of guests. */
    public List<String> of(String sessionCase) {
        List<Bench.Seat> seats = bench.seats(sessionCase);
        Set<String> reached = roster.people(seats.stream().map(s -> s.member().login()).filter(Objects::nonNull).toList()).stream()
                .filter(p -> p.email() != null && !p.email().isBlank()).map(Person::login).collect(Collectors.toSet());
        return Stream.concat(seats.stream().map(Bench.Seat::member).filter(m -> m.login() == null || !reached.contains(m.login())).map(m -> m.name()),
                guests.of(sessionCase).stream().filter(g -> g.email() == null).map(g -> g.name() + "（列席）")).toList();
    }
}
