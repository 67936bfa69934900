package org.cunyi.modeling.reference;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cunyi.org.Organisation;
import org.cunyi.org.reference.ReferenceColumn;
import org.cunyi.org.reference.ReferenceTable;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a modeller proposes; nothing holds before a second one has released it ({@link ReferenceReleases}). */
@Service
public class ReferenceProposals {

    public static final int LONGEST_REASON = 1000;
    public static final int MOST_ROWS = 400;

    private final ReferenceTables tables;
    private final ReferenceRows rows;
    private final ChangeRows changes;
    private final Organisation organisation;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReferenceProposals(ReferenceTables tables, ReferenceRows rows, ChangeRows changes, Organisation organisation, ApplicationEventPublisher events, Clock clock) {
        this.tables = tables;
        this.rows = rows;
        this.changes = changes;
        this.organisation = organisation;
        this.events = events;
        this.clock = clock;
    }

    /**
     * New rows from a day on, all of them or none; rows that say what holds already are left out.
     *
     * @return number of the proposal
     * @throws Refusal naming every field that is wrong
     */
    @Transactional
    public long put(String code, List<Wanted> wanted, String reason) {
        ReferenceTable table = tables.changeable(code);
        changes.takeTurn();
        Map<String, List<ReferenceRow>> known = rows.all(table);
        StandingRows standing = new StandingRows(table, known);
        RowReader reader = new RowReader(table, organisation, today());
        List<ChangedRow> changed = new ArrayList<>();
        Set<String> keys = new LinkedHashSet<>();
        for (Wanted row : wanted) {
            if (!standing.has(row)) {
                reader.read(row).ifPresent(sound -> fit(table, reader, row, sound, known, keys).ifPresent(c -> changed.add(numbered(changed.size() + 1, c))));
            }
        }
        String why = reason(reader, reason);
        if (!reader.wrong().isEmpty()) {
            throw Refusal.of(reader.wrong().stream().limit(50).toList());
        }
        if (changed.isEmpty()) {
            throw Refusal.of("", "内容：与现有的相同，没有要改的");
        }
        if (changed.size() > MOST_ROWS) {
            throw Refusal.of("file", "文件：一次最多改" + MOST_ROWS + "行");
        }
        return propose(table, ReferenceChange.PUT, why, changed);
    }

    private Optional<ChangedRow> fit(ReferenceTable table, RowReader reader, Wanted row, RowReader.Sound sound, Map<String, List<ReferenceRow>> known,
            Set<String> keys) {
        String key = ReferenceKey.of(table, sound.values());
        if (!keys.add(key)) {
            reader.wrong(row, table.key().get(0).name(), table.key().get(0).label() + "：同一行在文件里出现了两次");
            return Optional.empty();
        }
        List<ReferenceRow> ofKey = known.getOrDefault(key, List.of());
        if (!table.isByDay() && ofKey.stream().anyMatch(r -> r.from().equals(sound.from()))) {
            reader.wrong(row, RowReader.EFFECTIVE, "生效日期：已经有一行从" + sound.from() + "起生效，请另选日期，或者先撤回那一行");
            return Optional.empty();
        }
        Map<String, String> before = ReferenceRows.at(ofKey, sound.from()).map(ReferenceRow::values).orElse(null);
        return sound.values().equals(before) ? Optional.empty() : Optional.of(new ChangedRow(0, key, sound.from(), before, sound.values()));
    }

    private static ChangedRow numbered(int line, ChangedRow row) {
        return new ChangedRow(line, row.key(), row.effectiveOn(), row.before(), row.after());
    }

    /** Takes back a row whose day has not come. */
    @Transactional
    public long withdraw(String code, String key, String from, String reason) {
        ReferenceTable table = tables.changeable(code);
        changes.takeTurn();
        ReferenceRow row = rows.of(table, key).stream().filter(r -> r.from().toString().equals(from)).findFirst()
                .orElseThrow(() -> Refusal.notFound("没有这一行"));
        if (!row.isFuture()) {
            throw Refusal.late("已经生效的行不能撤回，请另加一行，写明从哪一天起改");
        }
        return propose(table, ReferenceChange.WITHDRAW, reason(null, reason), List.of(new ChangedRow(1, key, row.from(), row.values(), null)));
    }

    /** From a day on the row holds no more and nothing takes its place. */
    @Transactional
    public long end(String code, String key, String day, String reason) {
        ReferenceTable table = tables.changeable(code);
        mayEnd(table, ReferenceKey.values(table, key));
        changes.takeTurn();
        RowReader reader = new RowReader(table, organisation, today());
        Optional<LocalDate> from = endDay(reader, day);
        String why = reason(reader, reason);
        if (!reader.wrong().isEmpty()) {
            throw Refusal.of(reader.wrong());
        }
        ReferenceRow row = ReferenceRows.at(rows.of(table, key), from.orElseThrow()).filter(r -> r.from().isBefore(from.get()))
                .orElseThrow(() -> Refusal.of(RowReader.EFFECTIVE, "停用日期：这一行在前一天并不生效；还没有生效的请撤回"));
        return propose(table, ReferenceChange.END, why, List.of(new ChangedRow(1, key, from.get(), row.values(), null)));
    }

    /** @throws Refusal where a row of that key must always be there */
    static void mayEnd(ReferenceTable table, Map<String, String> key) {
        String never = table.neverEnded(key);
        if (never != null) {
            throw Refusal.of("", table.title() + "：" + never);
        }
    }

    private Optional<LocalDate> endDay(RowReader reader, String typed) {
        try {
            LocalDate day = LocalDate.parse(ReferenceColumn.day(RowReader.EFFECTIVE, "停用日期").read(typed));
            if (!day.isBefore(today())) {
                return Optional.of(day);
            }
            reader.wrong(new Wanted("", Map.of(), ""), RowReader.EFFECTIVE, "停用日期：不能早于今天");
        } catch (IllegalArgumentException e) {
            reader.wrong(new Wanted("", Map.of(), ""), RowReader.EFFECTIVE, "停用日期：" + e.getMessage());
        }
        return Optional.empty();
    }

    private String reason(RowReader reader, String typed) {
        try {
            return ReferenceColumn.writing("reason", "修改理由", LONGEST_REASON).read(typed);
        } catch (IllegalArgumentException e) {
            if (reader == null) {
                throw Refusal.of("reason", "修改理由：" + e.getMessage());
            }
            reader.wrong(new Wanted("", Map.of(), ""), "reason", "修改理由：" + e.getMessage());
            return null;
        }
    }

    private long propose(ReferenceTable table, String act, String reason, List<ChangedRow> changed) {
        Map<String, Long> waiting = changes.waitingKeys(table.code());
        changed.stream().map(ChangedRow::key).filter(waiting::containsKey).findFirst().ifPresent(key -> {
            throw Refusal.late("第" + waiting.get(key) + "号修改也改这一行，正在等待发布；请等它发布或者退回以后再改");
        });
        long id = changes.add(table.code(), act, reason, changed);
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("table", table.code());
        payload.put("act", act);
        payload.put("reason", reason);
        payload.put("rows", Told.rows(changed));
        events.publishEvent(SimpleAct.ofNow(null, "reference.proposed", "reference:" + id, payload));
        return id;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
