package org.cunyi.archive;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Bytes in a store outside the database that belong to no document: not yet, or no more. Written down before they come and before they go, so
 * that a node may die at any moment and nothing stays behind for ever.
 */
@Component
class LooseContent {

    /** Longer than putting can take. */
    private static final Duration GRACE = Duration.ofHours(1);
    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    LooseContent(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Piece(String documentId, String store) {
    }

    /** Committed at once, before the bytes go out. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void expect(String id, String store) {
        insert(id, store, false);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void condemn(String id, String store) {
        insert(id, store, true);
    }

    private void insert(String id, String store, boolean doomed) {
        jdbc.sql("insert into loose_content (document_id, store, since, doomed) values (?, ?, ?, ?)")
                .params(id, store, OffsetDateTime.now(clock), doomed).update();
    }

    /** In the transaction that writes the document's row. Whoever was so slow that his bytes are being thrown away has to begin anew. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(String id) {
        if (jdbc.sql("delete from loose_content where document_id = ? and not doomed").param(id).update() != 1) {
            throw new IllegalStateException("the bytes of document " + id + " were given up meanwhile");
        }
    }

    /** @return whether they are still loose; nobody can settle them from here on */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean doom(String id) {
        return jdbc.sql("update loose_content set doomed = true where document_id = ?").param(id).update() == 1;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void gone(String id) {
        jdbc.sql("delete from loose_content where document_id = ?").param(id).update();
    }

    List<Piece> toThrowAway() {
        return jdbc.sql("select document_id, store from loose_content where doomed or since < ? order by since fetch first " + MOST + " rows only")
                .param(OffsetDateTime.now(clock).minus(GRACE)).query(Piece.class).list();
    }
}
