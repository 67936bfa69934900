package org.cunyi.modeling;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.cunyi.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** The tables of drafts. */
@Component
class DraftRows {

    private static final String SELECT = "select id, name, state, reason, effective_on, created_by, created_at, submitted_by, submitted_at, said,"
            + " ended_by, ended_at from model_draft";
    private static final String FILES = "select path, content, base_hash, version, changed_by, changed_at from model_draft_file where draft = ?";

    private final JdbcClient jdbc;
    private final Clock clock;

    DraftRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long open(String name) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into model_draft (name, state, created_by, created_at) values (?, 'open', ?, ?)").params(name, Actor.current(), now())
                .update(key, "id");
        return key.getKey().longValue();
    }

    Optional<Draft> find(long id) {
        return jdbc.sql(SELECT + " where id = ?").param(id).query(Draft.class).optional();
    }

    Optional<Draft> hold(long id) {
        return jdbc.sql(SELECT + " where id = ? for update").param(id).query(Draft.class).optional();
    }

    /** The newest first, those that are worked on before the others. */
    List<Draft> page(int page, int size) {
        return jdbc.sql(SELECT + " order by case when state in ('open', 'submitted') then 0 else 1 end, id desc offset ? rows fetch first ? rows only")
                .params((long) page * size, size + 1).query(Draft.class).list();
    }

    List<DraftFile> files(long draft) {
        return jdbc.sql(FILES + " order by path").param(draft).query(DraftFile.class).list();
    }

    Optional<DraftFile> file(long draft, String path) {
        return jdbc.sql(FILES + " and path = ?").params(draft, path).query(DraftFile.class).optional();
    }

    void keep(long draft, String path, String content, String baseHash, int version) {
        if (version == 1) {
            jdbc.sql("insert into model_draft_file (draft, path, content, base_hash, version, changed_by, changed_at) values (?, ?, ?, ?, 1, ?, ?)")
                    .params(draft, path, content, baseHash, Actor.current(), now()).update();
        } else {
            jdbc.sql("update model_draft_file set content = ?, base_hash = ?, version = ?, changed_by = ?, changed_at = ? where draft = ? and path = ?")
                    .params(content, baseHash, version, Actor.current(), now(), draft, path).update();
        }
        touched(draft);
    }

    /** Whoever had a hand in it does not release it. */
    private void touched(long draft) {
        if (!hands(draft).contains(Actor.current())) {
            jdbc.sql("insert into model_draft_hand (draft, login) values (?, ?)").params(draft, Actor.current()).update();
        }
    }

    /** How much is in it. */
    record Size(int files, long characters) {
    }

    Size size(long draft) {
        return jdbc.sql("select count(*) as files, coalesce(sum(length(content)), 0) as characters from model_draft_file where draft = ?").param(draft)
                .query(Size.class).single();
    }

    void drop(long draft, String path) {
        jdbc.sql("delete from model_draft_file where draft = ? and path = ?").params(draft, path).update();
        touched(draft);
    }

    /** Everybody who has ever written in it, dropped something from it or handed it in. */
    List<String> hands(long draft) {
        return jdbc.sql("select login from model_draft_hand where draft = ?").param(draft).query(String.class).list();
    }

    void submit(long draft, String reason, LocalDate effectiveOn) {
        jdbc.sql("update model_draft set state = 'submitted', reason = ?, effective_on = ?, submitted_by = ?, submitted_at = ?, said = null where id = ?")
                .params(reason, effectiveOn, Actor.current(), now(), draft).update();
        touched(draft);
    }

    void giveBack(long draft, String said) {
        jdbc.sql("update model_draft set state = 'open', said = ? where id = ?").params(said, draft).update();
    }

    void end(long draft, String state) {
        jdbc.sql("update model_draft set state = ?, ended_by = ?, ended_at = ? where id = ?").params(state, Actor.current(), now(), draft).update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
