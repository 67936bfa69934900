package org.cunyi.modeling;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of releases; rows are added, and told once when they came in force. */
@Component
class ReleaseRows {

    private static final String SELECT = "select r.number, r.draft, d.name, r.reason, r.effective_on, d.submitted_by, r.released_by, r.released_at,"
            + " r.deployment_id, r.deployed_at from model_release r join model_draft d on d.id = r.draft";

    private final JdbcClient jdbc;
    private final Clock clock;

    ReleaseRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A model that a release changed. */
    record File(String path, String content, String sha256) {
    }

    /** Until the transaction ends nobody else releases. */
    void takeTurn() {
        jdbc.sql("select id from model_turn where id = 1 for update").query(Integer.class).single();
    }

    int add(Draft draft, List<DraftFile> files) {
        int number = jdbc.sql("select coalesce(max(number), 0) + 1 from model_release").query(Integer.class).single();
        jdbc.sql("insert into model_release (number, draft, reason, effective_on, released_by, released_at) values (?, ?, ?, ?, ?, ?)").params(number,
                draft.id(), draft.reason(), draft.effectiveOn(), Actor.current(), OffsetDateTime.now(clock)).update();
        files.forEach(f -> jdbc.sql("insert into model_release_file (release, path, content, sha256) values (?, ?, ?, ?)")
                .params(number, f.path(), f.content(), Sha256.of(f.content())).update());
        return number;
    }

    Optional<Release> find(int number) {
        return jdbc.sql(SELECT + " where r.number = ?").param(number).query(Release.class).optional();
    }

    List<Release> page(int page, int size) {
        return jdbc.sql(SELECT + " order by r.number desc offset ? rows fetch first ? rows only").params((long) page * size, size + 1)
                .query(Release.class).list();
    }

    List<File> files(int number) {
        return jdbc.sql("select path, content, sha256 from model_release_file where release = ? order by path").param(number).query(File.class).list();
    }

    /** For each model of a release the newest release before it that held the model too. */
    Map<String, Integer> earlier(int number) {
        Map<String, Integer> earlier = new TreeMap<>();
        jdbc.sql("select path, max(release) before_it from model_release_file where release < ? and path in"
                + " (select path from model_release_file where release = ?) group by path").params(number, number)
                .query((row, at) -> earlier.put(row.getString(1), row.getInt(2))).list();
        return earlier;
    }

    /** What holds on that day, the later of two releases of one model last. */
    List<File> inForce(LocalDate day) {
        return jdbc.sql("select f.path, f.content, f.sha256 from model_release_file f join model_release r on r.number = f.release"
                + " where r.effective_on <= ? order by r.effective_on, r.number").param(day).query(File.class).list();
    }

    /** What is released and not deployed, the last to come in force last. */
    List<Waiting> waiting() {
        return jdbc.sql("select r.number, r.effective_on, f.path, f.content from model_release_file f join model_release r on r.number = f.release"
                + " where r.deployment_id is null order by r.effective_on, r.number").query(Waiting.class).list();
    }

    /** A model that a release changes from its day on. */
    record Waiting(int number, LocalDate effectiveOn, String path, String content) {
    }

    /** Whose day has come and who are not deployed yet, held. */
    List<Integer> due(LocalDate day) {
        return jdbc.sql("select number from model_release where deployment_id is null and effective_on <= ? order by number for update").param(day)
                .query(Integer.class).list();
    }

    void deployed(int number, String deploymentId) {
        jdbc.sql("update model_release set deployment_id = ?, deployed_at = ? where number = ?").params(deploymentId, OffsetDateTime.now(clock), number)
                .update();
    }
}
