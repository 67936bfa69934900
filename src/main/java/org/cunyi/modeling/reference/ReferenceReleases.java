package org.cunyi.modeling.reference;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cunyi.org.reference.ReferenceColumn;
import org.cunyi.org.reference.ReferenceTable;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A second modeller puts proposals into the tables, where the day of each row lets it come in force by itself; or does not. */
@Service
public class ReferenceReleases {

    private final ReferenceTables tables;
    private final ReferenceRows rows;
    private final ChangeRows changes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReferenceReleases(ReferenceTables tables, ReferenceRows rows, ChangeRows changes, ApplicationEventPublisher events, Clock clock) {
        this.tables = tables;
        this.rows = rows;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the acting person may release that proposal: not the one who made it. */
    public boolean mayRelease(ReferenceChange change) {
        return change.isProposed() && !change.proposedBy().equals(Actor.current());
    }

    /** @throws Refusal where it is his own, somebody was first, its day has passed, or the table has changed since */
    @Transactional
    public void release(long id) {
        ReferenceChange change = waiting(id);
        if (change.proposedBy().equals(Actor.current())) {
            throw Refusal.notYours("提出修改的人不能自己发布，请由另一名流程管理员核对后发布");
        }
        ReferenceTable table = tables.changeable(change.tableCode());
        List<ChangedRow> changed = changes.rows(id);
        Map<String, List<ReferenceRow>> known = rows.all(table);
        changed.forEach(r -> apply(table, change.act(), r, known.getOrDefault(r.key(), List.of())));
        changes.end(id, ReferenceChange.RELEASED, null);
        Map<String, Object> payload = new LinkedHashMap<>(Map.of("table", table.code(), "act", change.act(), "reason", change.reason(), "proposedBy",
                change.proposedBy()));
        payload.put("rows", Told.rows(changed));
        events.publishEvent(SimpleAct.ofNow(null, "reference.released", "reference:" + id, payload));
    }

    private void apply(ReferenceTable table, String act, ChangedRow row, List<ReferenceRow> known) {
        LocalDate today = LocalDate.now(clock);
        if (row.effectiveOn().isBefore(today) || act.equals(ReferenceChange.WITHDRAW) && !row.effectiveOn().isAfter(today)) {
            throw Refusal.late("第" + row.line() + "行的日期（" + row.effectiveOn() + "）已经过去，请退回，重新提出");
        }
        Optional<ReferenceRow> holding = ReferenceRows.at(known, row.effectiveOn());
        if (!Objects.equals(holding.map(ReferenceRow::values).orElse(null), row.before())) {
            throw Refusal.late("第" + row.line() + "行在提出以后已经有了别的改动，请退回，对照新的内容重新提出");
        }
        switch (act) {
            case ReferenceChange.PUT -> put(table, row, known, holding);
            case ReferenceChange.WITHDRAW -> withdraw(table, row, known, holding.orElseThrow());
            default -> {
                ReferenceProposals.mayEnd(table, row.before());
                rows.end(table, holding.orElseThrow(), row.effectiveOn().minusDays(1));
            }
        }
    }

    private void put(ReferenceTable table, ChangedRow row, List<ReferenceRow> known, Optional<ReferenceRow> holding) {
        if (table.isByDay()) {
            holding.ifPresent(h -> rows.delete(table, h));
            rows.insert(table, row.after(), row.effectiveOn(), null);
            return;
        }
        if (known.stream().anyMatch(r -> r.from().equals(row.effectiveOn()))) {
            throw Refusal.late("第" + row.line() + "行：已经有一行从" + row.effectiveOn() + "起生效，请退回，重新提出");
        }
        LocalDate until = holding.map(ReferenceRow::until).orElseGet(() -> known.stream().map(ReferenceRow::from).filter(f -> f.isAfter(row.effectiveOn()))
                .min(LocalDate::compareTo).map(f -> f.minusDays(1)).orElse(null));
        if (table.storage().to() != null) {
            holding.ifPresent(h -> rows.end(table, h, row.effectiveOn().minusDays(1)));
        }
        rows.insert(table, row.after(), row.effectiveOn(), until);
    }

    /** What held until the day before holds on, unless it had been ended. */
    private void withdraw(ReferenceTable table, ChangedRow row, List<ReferenceRow> known, ReferenceRow withdrawn) {
        rows.delete(table, withdrawn);
        if (table.storage().to() != null && changes.replaced(table.code(), row.key(), row.effectiveOn())) {
            known.stream().filter(r -> row.effectiveOn().minusDays(1).equals(r.until())).findFirst().ifPresent(r -> rows.end(table, r, withdrawn.until()));
        }
    }

    /** By the second person. */
    @Transactional
    public void refuse(long id, String reason) {
        ReferenceChange change = waiting(id);
        if (change.proposedBy().equals(Actor.current())) {
            throw Refusal.notYours("自己提出的修改请撤回");
        }
        end(change, ReferenceChange.REFUSED, "reference.refused", said("退回理由", reason));
    }

    /** By the first. */
    @Transactional
    public void takeBack(long id, String reason) {
        ReferenceChange change = waiting(id);
        if (!change.proposedBy().equals(Actor.current())) {
            throw Refusal.notYours("别人提出的修改不能撤回，可以退回");
        }
        end(change, ReferenceChange.WITHDRAWN, "reference.withdrawn", said("撤回理由", reason));
    }

    private void end(ReferenceChange change, String state, String action, String said) {
        changes.end(change.id(), state, said);
        events.publishEvent(SimpleAct.ofNow(null, action, "reference:" + change.id(), Map.of("table", change.tableCode(), "reason", said)));
    }

    private static String said(String label, String typed) {
        try {
            return ReferenceColumn.writing("said", label, ReferenceProposals.LONGEST_REASON).read(typed);
        } catch (IllegalArgumentException e) {
            throw Refusal.of("said", label + "：" + e.getMessage());
        }
    }

    private ReferenceChange waiting(long id) {
        changes.takeTurn();
        ReferenceChange change = changes.find(id).orElseThrow(() -> Refusal.notFound("没有这次修改"));
        if (!change.isProposed()) {
            throw Refusal.late("这次修改已经发布、退回或者撤回");
        }
        return change;
    }
}
