package org.cunyi.publicity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the tables of notices; those of a posted notice are never changed. */
@Component
public class NoticeTables {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<List<String>>> ROWS = new TypeReference<>() {
    };

    private final JdbcClient jdbc;

    NoticeTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<NoticeTable> of(String noticeId) {
        return jdbc.sql("select caption, source_name, header_rows, cells from notice_table where notice_id = ? order by position")
                .param(noticeId).query((row, n) -> new NoticeTable(row.getString("caption"), row.getString("source_name"),
                        row.getInt("header_rows"), read(row.getString("cells")))).list();
    }

    /** Takes the place of the tables that the draft had. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(String noticeId, List<NoticeTable> tables) {
        jdbc.sql("delete from notice_table where notice_id = ? and exists (select 1 from notice n where n.id = notice_table.notice_id"
                + " and n.state = 'draft')").param(noticeId).update();
        for (int i = 0; i < tables.size(); i++) {
            NoticeTable table = tables.get(i);
            jdbc.sql("insert into notice_table (notice_id, position, caption, source_name, header_rows, cells) values (?, ?, ?, ?, ?, ?)")
                    .params(noticeId, i, table.caption(), table.sourceName(), table.headerRows(), write(table.rows())).update();
        }
    }

    private static List<List<String>> read(String cells) {
        try {
            return JSON.readValue(cells, ROWS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored table is not JSON", e);
        }
    }

    private static String write(List<List<String>> rows) {
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
