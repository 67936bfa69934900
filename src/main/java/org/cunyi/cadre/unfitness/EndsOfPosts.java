package org.cunyi.cadre.unfitness;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cunyi.cadre.registry.Entries;
import org.cunyi.cadre.registry.Line;
import org.cunyi.cadre.registry.Register;
import org.cunyi.cadre.registry.RegisterList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register follows: a post ends there for what was decided of it, and the villagers are told by the register's own publication. Of 一肩挑 in
 * one entry one post ends and the other goes on.
 */
@Component
class EndsOfPosts {

    private final JdbcClient jdbc;
    private final RegisterList lines;
    private final Entries entries;
    private final Register register;
    private final Clock clock;

    EndsOfPosts(JdbcClient jdbc, RegisterList lines, Entries entries, Register register, Clock clock) {
        this.jdbc = jdbc;
        this.lines = lines;
        this.entries = entries;
        this.register = register;
        this.clock = clock;
    }

    /**
     * Nothing where that post has ended in another way meanwhile: then there is nothing left to end.
     *
     * @param track the party post, or the other one
     * @param cause as the register knows it
     * @param basis the case
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void end(Unfitness row, String track, LocalDate last, String cause, String basis) {
        held(row, track).ifPresent(post -> register.endPart(post, track.equals(UnfitnessProcess.PARTY) ? "party" : "elected", last, cause, basis));
    }

    private Optional<Line> held(Unfitness row, String track) {
        boolean two = row.postKind().equals("both");
        List<Long> ids = two ? jdbc.sql("select id from post where person_id = ? and org_code = ? and kind in ('both', ?) and (valid_to is null or"
                + " valid_to >= ?) order by id").params(row.personId(), row.villageCode(), track.equals(UnfitnessProcess.PARTY) ? "party" : "elected",
                LocalDate.now(clock)).query(Long.class).list() : List.of(row.postId());
        return ids.stream().map(id -> lines.find(id).orElseThrow()).filter(l -> entries.of(l.id()).stream().noneMatch(e -> e.isEnd())).findFirst();
    }
}
