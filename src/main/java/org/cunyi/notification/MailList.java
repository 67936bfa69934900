package org.cunyi.notification;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the administrator may see of the mails: to whom, why and what became of it, never what stands in it. */
@Component
public class MailList {

    public static final List<String> STATES = List.of("waiting", "sending", "dead", "collected", "sent", "digested", "dropped");

    private final JdbcClient jdbc;

    MailList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Count(String state, long count) {
    }

    /** How many have not left; those that did are not counted, since there is no end of them. */
    public Map<String, Long> open() {
        return jdbc.sql("select state, count(*) as count from mail_outbox where state in ('waiting', 'sending', 'dead', 'collected') group by state")
                .query(Count.class).list().stream().collect(Collectors.toMap(Count::state, Count::count));
    }

    /**
     * The newest first.
     *
     * @param state {@code null} = any
     * @param text  a login or a case number, whole; {@code null} = any
     */
    public List<Mail> find(String state, String text, int offset, int limit) {
        String where = (state == null ? "" : " and state = :state") + (text == null ? "" : " and (login = :text or case_number = :text)");
        return jdbc.sql("select * from mail_outbox where 1 = 1" + where + " order by id desc offset :offset rows fetch next :limit rows only")
                .param("state", state).param("text", text).param("offset", offset).param("limit", limit).query(Mail.class).list();
    }
}
