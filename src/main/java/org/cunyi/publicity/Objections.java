package org.cunyi.publicity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps objections to notices and lets them count: none is lost, each is answered in time or goes to the township. */
@Component
public class Objections {

    private final JdbcClient jdbc;

    Objections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What whoever raised one is given: the number to follow it with and the last day for the answer. */
    public record Receipt(String number, LocalDate answerBy) {
    }

    /**
     * From the public page, without an account.
     *
     * @throws org.cunyi.shared.Refusal where the notice takes none (not posted, period over) or the words are missing or too long
     */
    @Transactional
    public Receipt raise(String noticeId, String about, String content) {
        throw new UnsupportedOperationException();
    }

    public Optional<Objection> byReceipt(String receipt) {
        return jdbc.sql("select * from objection where receipt = ?").param(receipt).query(Objection.class).optional();
    }

    /** The newest first. */
    public List<Objection> of(String noticeId) {
        return jdbc.sql("select * from objection where notice_id = ? order by received_at desc, id desc").param(noticeId)
                .query(Objection.class).list();
    }
}
