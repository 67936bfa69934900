package org.cunyi.publicity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cunyi.publicity.leak.LeakScan;
import org.cunyi.publicity.leak.LeakScan.Finding;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps data of persons off the board (domain.md §8, PIPL 6, 28, 51): numbers that are beyond doubt refuse a notice wherever they stand in
 * it; what may be a name or an address is cleared by the releasing person, one by one, or does not go out.
 */
@Component
class LeakGuard {

    private static final int SHOWN = 5;
    private static final String TITLE = "标题";
    private static final String BODY = "正文";
    private static final Map<String, String> FIELDS = Map.of(TITLE, "noticeTitle", BODY, "noticeBody");

    private final LeakScan scan;
    private final NoticeTables tables;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LeakGuard(LeakScan scan, NoticeTables tables, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.scan = scan;
        this.tables = tables;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Everything of a notice that would be published, by the name of the part. */
    private Map<String, String> parts(Notice notice) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(TITLE, notice.title());
        parts.put(BODY, notice.body());
        List<NoticeTable> all = tables.of(notice.id());
        for (int t = 0; t < all.size(); t++) {
            NoticeTable table = all.get(t);
            String name = "附表" + (t + 1);
            parts.put(name + "标题", table.caption());
            parts.put(name + "文件名", table.sourceName().replaceFirst("\\.[A-Za-z]{1,5}$", ""));
            for (int r = 0; r < table.rows().size(); r++) {
                parts.put(name + "第" + (r + 1) + "行", row(table, r));
            }
        }
        return parts;
    }

    /** A row at once, each value behind its heading: a name stands beside its number, and 电话 before a number says what it is. */
    private static String row(NoticeTable table, int r) {
        List<String> cells = table.rows().get(r);
        List<String> headings = table.headerRows() > 0 && r >= table.headerRows() ? table.rows().get(table.headerRows() - 1) : List.of();
        StringBuilder row = new StringBuilder();
        for (int c = 0; c < cells.size(); c++) {
            String heading = c < headings.size() && !cells.get(c).isBlank() ? headings.get(c) + "：" : "";
            row.append(c == 0 ? "" : "\t").append((heading + cells.get(c)).replaceAll("\\R", ""));
        }
        return row.toString();
    }

    /** @throws Refusal naming kind and place of every number that may not be published */
    void refuseNumbers(Notice notice) {
        List<Refusal.FieldError> errors = scan.scan(parts(notice)).refused().stream()
                .map(f -> new Refusal.FieldError(FIELDS.getOrDefault(f.part(), "tables"), "公告" + refused(f))).toList();
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
    }

    private static String refused(Finding finding) {
        return finding.where() + "含有" + finding.kind().label() + "“" + finding.excerpt() + "”，不得公布";
    }

    /** What of the draft a person has to look at before it goes out. */
    List<Finding> toClear(Notice notice) {
        return scan.scan(parts(notice)).toClear();
    }

    /**
     * Keeps what the releasing person let pass.
     *
     * @param listed whether the form listed the findings; the record says where it did not
     * @throws Refusal where something that may not be published stands in the notice, or a finding was not cleared
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void clear(Notice notice, List<String> cleared, boolean listed) {
        LeakScan.Result result = scan.scan(parts(notice));
        if (!result.refused().isEmpty()) {
            throw Refusal.of("released", "准予发布：" + result.refused().stream().map(LeakGuard::refused).collect(Collectors.joining("；")) + "，请退回修改");
        }
        List<Finding> open = result.open(new HashSet<>(cleared));
        if (!open.isEmpty()) {
            throw Refusal.of("cleared", "逐项核对：还有" + open.size() + "处可能涉及个人信息的内容没有核对：" + open.stream().limit(SHOWN)
                    .map(LeakGuard::described).collect(Collectors.joining("、")) + (open.size() > SHOWN ? "等" : ""));
        }
        jdbc.sql("delete from notice_clearance where notice_id = ?").param(notice.id()).update();
        result.toClear().forEach(f -> jdbc.sql("insert into notice_clearance (notice_id, finding, kind, place, excerpt, cleared_by,"
                + " cleared_at) values (?, ?, ?, ?, ?, ?, ?)").params(notice.id(), f.key(), f.kind().name(), f.where(), f.excerpt(),
                        Actor.current(), OffsetDateTime.now(clock)).update());
        events.publishEvent(SimpleAct.ofNow(notice.caseNumber(), "notice.checked", notice.id(), Map.of("listed", listed, "cleared", result.toClear().stream()
                .map(f -> Map.of("kind", f.kind().name(), "place", f.where())).toList())));
    }

    /** @throws Refusal where the notice says more than what was cleared */
    void requireClean(Notice notice) {
        Set<String> cleared = Set.copyOf(jdbc.sql("select finding from notice_clearance where notice_id = ?").param(notice.id())
                .query(String.class).list());
        LeakScan.Result result = scan.scan(parts(notice));
        if (!result.refused().isEmpty() || !result.open(cleared).isEmpty()) {
            throw Refusal.of("released", "准予发布：公告内容在核对以后有变化，请重新核对");
        }
    }

    /** What an answer that is to be public says of persons. */
    LeakScan.Result inAnswer(String answer) {
        return scan.scan(Map.of("答复", answer));
    }

    static String described(Finding finding) {
        return finding.kind().label() + "“" + finding.excerpt() + "”（" + finding.where() + "）";
    }
}
