package org.cunyi.publicity.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.cunyi.publicity.NoticeTable;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Sha256;
import org.cunyi.shared.SimpleAct;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/** Tables of a notice that is being drafted, kept by its case until the draft is handed in and takes them over. */
@Component
public class ItemTables {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<NoticeTable>> TABLES = new TypeReference<>() {
    };
    private static final int LONGEST_NAME = 200;
    /** A notice keeps each table in at most 200,000 characters of JSON. */
    private static final int LONGEST_TABLE = 150_000;
    private static final int LONGEST_ALL = 400_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final DataSize largest;

    ItemTables(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events,
            @Value("${cunyi.publication.largest-table:5MB}") DataSize largest) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.largest = largest;
    }

    /** How large a file may be. */
    public DataSize largest() {
        return largest;
    }

    /** Empty where nothing was uploaded for this case. */
    public List<NoticeTable> of(String caseNumber) {
        return jdbc.sql("select sheets from publication_upload where case_number = ?").param(caseNumber).query(String.class).optional()
                .map(ItemTables::read).orElse(List.of());
    }

    /**
     * Takes the place of what was uploaded for this case before. Who may, and whether the draft is still being worked on, has been asked before.
     *
     * @throws Refusal where the file is too large, no workbook, or holds what cannot be published
     */
    @Transactional
    public List<NoticeTable> upload(String caseNumber, String fileName, byte[] content) {
        if (content.length == 0) {
            throw Refusal.of("file", "文件：请选择要上传的 .xlsx 表格");
        }
        if (content.length > largest.toBytes()) {
            throw Refusal.of("file", "文件：不能超过" + largest.toMegabytes() + "MB");
        }
        String name = named(fileName);
        List<NoticeTable> tables = Workbook.tables(name, content);
        String sheets = write(tables);
        tables.stream().filter(t -> write(List.of(t)).length() > LONGEST_TABLE).findFirst().ifPresent(t -> {
            throw Refusal.of("file", "表格“" + t.caption() + "”：文字过多，请分成几个工作表");
        });
        if (sheets.length() > LONGEST_ALL) {
            throw Refusal.of("file", "文件：文字过多，请只保留要公布的内容");
        }
        String hash = Sha256.of(content);
        jdbc.sql("delete from publication_upload where case_number = ?").param(caseNumber).update();
        jdbc.sql("insert into publication_upload (case_number, source_name, sha256, uploaded_by, uploaded_at, sheets) values (?, ?, ?, ?, ?, ?)")
                .params(caseNumber, name, hash, Actor.current(), OffsetDateTime.now(clock), sheets).update();
        events.publishEvent(SimpleAct.ofNow(caseNumber, "notice.table-uploaded", caseNumber, Map.of("sha256", hash, "tables", tables.size(),
                "rows", tables.stream().mapToInt(t -> t.rows().size()).sum())));
        return tables;
    }

    /** Only the name itself, whatever path the browser sent, without what cannot be read. */
    private static String named(String fileName) {
        String name = fileName == null ? "" : fileName.replaceFirst("(?s).*[/\\\\]", "").replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "").strip();
        return name.isEmpty() ? "表格.xlsx" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }


    private static List<NoticeTable> read(String sheets) {
        try {
            return JSON.readValue(sheets, TABLES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored tables are not JSON", e);
        }
    }

    private static String write(List<NoticeTable> tables) {
        try {
            return JSON.writeValueAsString(tables);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
