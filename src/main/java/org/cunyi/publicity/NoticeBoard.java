package org.cunyi.publicity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cunyi.shared.database.Dialect;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What everybody may read, the newest first, in steps from notice to notice: no page costs more than the first (docs/board.md). A notice whose
 * text must go with its period is gone after its last day (domain.md §8); one that searches may not give away is in none of them.
 */
@Component
public class NoticeBoard {

    private static final String OPENING = "substring(n.body from 1 for 400) as opening";
    private static final String COLUMNS = "n.id, n.org_code, n.kind, n.title, " + OPENING + ", n.state, n.posted_on, n.ends_on, n.closed_at,"
            + " n.after_period, n.withdrawn_at, n.withdrawn_reason, n.concealed, n.open_objections, n.corrects";
    private static final String VISIBLE = "n.public_board and n.posted_on is not null and n.state in ('posted', 'closed', 'withdrawn')"
            + " and (n.after_period <> 'vanish' or n.ends_on >= :today)";
    private static final String CURRENT = "(n.ends_on >= :today or n.state = 'posted' and n.open_objections > 0"
            + " or n.after_period = 'stay' and n.state in ('posted', 'closed'))";
    private static final String NEWEST = " order by n.posted_on desc, n.id desc fetch next :limit rows only";
    private static final String OLDEST = " order by n.posted_on, n.id fetch next :limit rows only";
    /** The notice that takes a withdrawn one's place; where there were several tries, the one that was posted. */
    private static final String FULL = "select n.*, c.id as correction, case when c.public_board and c.posted_on is not null"
            + " and c.state <> 'draft' and (c.after_period <> 'vanish' or c.ends_on >= :today) then true else false end as correction_posted,"
            + " c.posted_on as corrected_on from (%s) n left join notice c on c.id = (select x.id from notice x where x.corrects = n.id"
            + " and n.state = 'withdrawn' order by case when x.posted_on is null then 1 else 0 end, x.posted_on desc, x.id"
            + " fetch first 1 rows only)";
    private static final int LONGEST_CODE = 12;
    private static final int NEAR = 300;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final boolean wordIndex;

    NoticeBoard(JdbcClient jdbc, Clock clock, Dialect dialect) {
        this.jdbc = jdbc;
        this.clock = clock;
        // the other database is for demonstrations and reads every text
        this.wordIndex = dialect.isPostgres();
    }

    /** A place on the board from which to read on, to older notices or back to {@code newer} ones. */
    public record Place(LocalDate postedOn, String id, boolean newer) {
    }

    public Optional<BoardLine> find(String id) {
        return query("select " + COLUMNS + " from notice n where n.id = :id and " + VISIBLE, "", Map.of("id", id)).stream().findFirst();
    }

    /** Hanging now on the board of that unit and of all below it. */
    public List<BoardLine> current(String orgCode, Optional<Place> from, int limit) {
        return page(CURRENT, orgCode, from, limit, Map.of());
    }

    /** Whose time on the board is over. */
    public List<BoardLine> archive(String orgCode, Optional<Place> from, int limit) {
        return page("not " + CURRENT, orgCode, from, limit, Map.of());
    }

    /**
     * Both, where the words stand in the title or in the text; with an empty code in every unit. A village's few notices are read one by one.
     * Elsewhere a frequent word fills its page from the nearest notices, and a rare one is looked up in the index of words.
     */
    public List<BoardLine> search(String orgCode, String words, Optional<Place> from, int limit) {
        Map<String, Object> values = Map.of("text", "%" + escaped(words) + "%", "words", words, "near", NEAR);
        String found = "n.searchable and not n.concealed and (n.title like :text or n.body like :text)";
        if (!wordIndex || orgCode.length() == LONGEST_CODE) {
            return page(found, orgCode, from, limit, values);
        }
        boolean back = from.filter(Place::newer).isPresent();
        String near = "(select * from notice n where " + VISIBLE + in(orgCode) + beyond(from) + (back ? OLDEST : NEWEST).replace(":limit", ":near")
                + ")";
        List<BoardLine> page = page(near, found, orgCode, from, limit, values);
        return page.size() == limit ? page : page(found + " and notice_grams(n.title || ' ' || n.body) @> notice_grams(:words)", orgCode, from,
                limit, values);
    }

    /**
     * The latest news of a unit and all below it: what was posted and what was withdrawn. What a feed has once given away cannot be taken back,
     * so notices that must go with their period are in none.
     */
    public List<BoardLine> feed(String orgCode, int limit) {
        String some = "select " + COLUMNS + " from notice n where " + VISIBLE + " and n.searchable" + in(orgCode);
        String newest = some + NEWEST;
        String withdrawn = some + " and n.withdrawn_at is not null order by n.withdrawn_at desc, n.id desc fetch next :limit rows only";
        return query("(" + newest + ") union (" + withdrawn + ")", "", with(orgCode, Map.of("limit", limit))).stream()
                .sorted(Comparator.comparing(this::changedAt).thenComparing(BoardLine::id).reversed()).limit(limit).toList();
    }

    /** When it was last in the news: posted, closed, withdrawn, or replaced by its correction. */
    public OffsetDateTime changedAt(BoardLine n) {
        return Stream.of(start(n.postedOn()), n.closedAt(), n.withdrawnAt(), n.correctionPosted() ? start(n.correctedOn()) : null)
                .filter(Objects::nonNull).map(t -> t.atZoneSameInstant(clock.getZone()).toOffsetDateTime())
                .max(Comparator.naturalOrder()).orElseThrow();
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toOffsetDateTime();
    }

    /** How many objections were raised to a notice. */
    public int objections(String noticeId) {
        return jdbc.sql("select count(*) from objection where notice_id = ?").param(noticeId).query(Integer.class).single();
    }

    /** The answers that everybody may read, the newest first. */
    public List<PublicAnswer> answers(String noticeId, int limit) {
        return jdbc.sql("select about, verdict, answer, answered_at, escalated_at from objection where notice_id = ? and answer_public"
                        + " and state = 'answered' order by answered_at desc, id desc fetch next " + limit + " rows only").param(noticeId)
                .query((row, n) -> new PublicAnswer(row.getString("about"), row.getString("verdict"), row.getString("answer"),
                        row.getObject("answered_at", OffsetDateTime.class).atZoneSameInstant(clock.getZone()).toLocalDate(),
                        row.getObject("escalated_at") != null)).list();
    }

    private List<BoardLine> page(String condition, String orgCode, Optional<Place> from, int limit, Map<String, Object> more) {
        return page("notice", condition, orgCode, from, limit, more);
    }

    private List<BoardLine> page(String notices, String condition, String orgCode, Optional<Place> from, int limit, Map<String, Object> more) {
        Map<String, Object> values = with(orgCode, more);
        values.put("limit", limit);
        from.ifPresent(p -> {
            values.put("fromDay", p.postedOn());
            values.put("fromId", p.id());
        });
        return query("select " + COLUMNS + " from " + notices + " n where " + VISIBLE + " and " + condition + in(orgCode) + beyond(from)
                + (from.filter(Place::newer).isPresent() ? OLDEST : NEWEST), " order by n.posted_on desc, n.id desc", values);
    }

    private static String beyond(Optional<Place> from) {
        return from.map(p -> " and (n.posted_on, n.id) " + (p.newer() ? ">" : "<") + " (:fromDay, :fromId)").orElse("");
    }

    private List<BoardLine> query(String inner, String order, Map<String, Object> values) {
        return jdbc.sql(FULL.formatted(inner) + order).params(values).param("today", LocalDate.now(clock)).query(BoardLine.class).list();
    }

    /** A village alone; otherwise a range of codes, which an index serves under every collation. */
    private static String in(String orgCode) {
        return orgCode.isEmpty() ? "" : orgCode.length() == LONGEST_CODE ? " and n.org_code = :org" : " and n.org_code between :org and :last";
    }

    private static Map<String, Object> with(String orgCode, Map<String, Object> more) {
        Map<String, Object> values = new HashMap<>(more);
        values.put("org", orgCode);
        values.put("last", orgCode + "9".repeat(Math.max(0, LONGEST_CODE - orgCode.length())));
        return values;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
