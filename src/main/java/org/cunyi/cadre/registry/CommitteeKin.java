package org.cunyi.cadre.registry;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cunyi.org.Appointment;
import org.cunyi.org.Kinship;
import org.cunyi.org.Kinships;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether somebody would sit on a village's committee or watch over it beside a near relative (近亲属回避). */
@Component
class CommitteeKin {

    private static final String ARTICLE_8 = "《村民委员会组织法》（2025年修订）第八条";
    private static final String ARTICLE_37 = "《村民委员会组织法》（2025年修订）第三十七条";

    private final JdbcClient jdbc;
    private final Kinships kinships;

    CommitteeKin(JdbcClient jdbc, Kinships kinships) {
        this.jdbc = jdbc;
        this.kinships = kinships;
    }

    private record Seat(String login, String name, String orgCode, String kind, LocalDate validFrom, LocalDate validTo) {

        boolean isHeld(LocalDate day) {
            return !validFrom.isAfter(day) && (validTo == null || !validTo.isBefore(day));
        }
    }

    /** In Chinese with the article, by appointment; those with nothing to say are left out. */
    Map<Appointment, String> conflicts(Collection<Appointment> wanted) {
        List<Appointment> concerned = wanted.stream().filter(a -> isSeat(a.kind())).toList();
        Map<Appointment, String> found = new LinkedHashMap<>();
        if (!concerned.isEmpty()) {
            List<Kinship> kin = kinships.of(concerned.stream().map(Appointment::login).collect(Collectors.toSet()));
            Map<String, List<Seat>> seats = seats(concerned);
            concerned.forEach(a -> conflict(a, kin, seats.getOrDefault(a.orgCode(), List.of())).ifPresent(c -> found.put(a, c)));
        }
        return found;
    }

    private static boolean isSeat(String kind) {
        return PostKind.of(kind).filter(k -> k.onCommittee() || k == PostKind.SUPERVISORY).isPresent();
    }

    private Map<String, List<Seat>> seats(List<Appointment> concerned) {
        return jdbc.sql("select p.login, p.name, t.org_code, t.kind, t.valid_from, t.valid_to from post t join person p on p.id = t.person_id"
                        + " where t.org_code in (:orgs) and t.kind in ('elected', 'both', 'supervisory')")
                .param("orgs", concerned.stream().map(Appointment::orgCode).collect(Collectors.toSet())).query(Seat.class).list().stream()
                .collect(Collectors.groupingBy(Seat::orgCode));
    }

    private static Optional<String> conflict(Appointment wanted, List<Kinship> kin, List<Seat> seats) {
        boolean watches = wanted.kind().equals("supervisory");
        for (Seat seat : seats) {
            boolean watched = watches != seat.kind().equals("supervisory");
            if (!seat.isHeld(wanted.from()) || watches && !watched) {
                continue;
            }
            String article = watched ? ARTICLE_37 : ARTICLE_8;
            if (watched && seat.login().equals(wanted.login())) {
                return Optional.of("村民委员会成员不得担任村务监督机构成员（" + article + "）");
            }
            if (kin.stream().anyMatch(k -> k.isNear() && k.isInForce(wanted.from()) && joins(k, wanted.login(), seat.login()))) {
                return Optional.of("与" + (seat.kind().equals("supervisory") ? "村务监督委员会" : "村民委员会") + "成员" + seat.name()
                        + "有近亲属关系，应当回避（" + article + "）");
            }
        }
        return Optional.empty();
    }

    private static boolean joins(Kinship k, String one, String other) {
        return !one.equals(other) && (k.login().equals(one) || k.relativeLogin().equals(one)) && k.other(one).equals(other);
    }
}
