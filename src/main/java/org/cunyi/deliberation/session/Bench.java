package org.cunyi.deliberation.session;

import java.util.List;
import java.util.Map;
import org.cunyi.deliberation.council.Council;
import org.cunyi.deliberation.council.Member;
import org.springframework.stereotype.Component;

/** Who sits in a session: its members on its day, and which of them came. */
@Component
public class Bench {

    private final CouncilSessions sessions;
    private final Callings callings;
    private final Attendances attendances;
    private final Council council;

    Bench(CouncilSessions sessions, Callings callings, Attendances attendances, Council council) {
        this.sessions = sessions;
        this.callings = callings;
        this.attendances = attendances;
        this.council = council;
    }

    /** A member and {@code present}, {@code excused} or {@code absent}; {@code none} while the door is open. */
    public record Seat(Member member, String state) {

        public boolean isPresent() {
            return state.equals(Attendances.PRESENT);
        }
    }

    /** All members on the day of the newest calling as they were when the door was closed, none where there is no calling yet. */
    public List<Seat> seats(String sessionCase) {
        return callings.newest(sessionCase).map(c -> {
            Map<Long, String> came = attendances.of(sessionCase, c.attempt());
            List<Member> members = c.isCounted() ? council.members(came.keySet()) : council.members(sessions.get(sessionCase).orgCode(), c.heldOn());
            return members.stream()
                    .map(m -> new Seat(m, came.getOrDefault(m.id(), "none"))).toList();
        }).orElse(List.of());
    }

    public List<Member> present(String sessionCase) {
        return seats(sessionCase).stream().filter(Seat::isPresent).map(Seat::member).toList();
    }
}
