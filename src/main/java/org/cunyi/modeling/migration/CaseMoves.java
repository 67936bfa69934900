package org.cunyi.modeling.migration;

import java.util.List;
import java.util.Map;
import org.cunyi.modeling.process.Moves;
import org.cunyi.modeling.process.RunningVersions;
import org.cunyi.shared.Actor;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.CaseFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves the cases of migrations, each in a transaction of its own with its line in the case's chain. */
@Component
class CaseMoves {

    private static final Logger LOG = LoggerFactory.getLogger(CaseMoves.class);
    private static final int AT_ONCE = 500;

    private final MigrationRows rows;
    private final RunningVersions versions;
    private final Moves moves;
    private final Cases cases;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    CaseMoves(MigrationRows rows, RunningVersions versions, Moves moves, Cases cases, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.rows = rows;
        this.versions = versions;
        this.moves = moves;
        this.cases = cases;
        this.transaction = transaction;
        this.events = events;
    }

    @Scheduled(cron = "${cunyi.modeling.move-cron:*/10 * * * * *}", zone = "Asia/Shanghai")
    void round() {
        rows.running().forEach(this::round);
    }

    private void round(Migration migration) {
        try {
            for (int i = 0; i < AT_ONCE; i++) {
                if (!Boolean.TRUE.equals(transaction.execute(status -> next(migration)))) {
                    return;
                }
            }
        } catch (RuntimeException e) {
            LOG.error("a case of migration {} could not be moved, it is tried again", migration.id(), e);
        }
    }

    private boolean next(Migration migration) {
        return rows.take(migration.id()).map(row -> {
            List<String> why = move(migration, row);
            if (!why.isEmpty()) {
                rows.tell(row, "stays", String.join("、", why));
            }
            return true;
        }).orElseGet(() -> {
            if (!rows.isWaiting(migration.id())) {
                rows.state(migration.id(), Migration.DONE, false);
                events.publishEvent(new SimpleAct(null, Actor.SYSTEM, "migration.done", "migration:" + migration.id(), Map.of("process", migration.process())));
            }
            return false;
        });
    }

    /** @return names of the steps where it stands and the plan says nothing: nothing has happened; empty: it has moved, or it was over */
    List<String> move(Migration migration, MigrationRows.Row row) {
        CaseFile file = cases.get(row.caseNumber());
        if (file.endedAt() != null) {
            rows.tell(row, "ended", null);
            return List.of();
        }
        RunningVersions.Version from = versions.of(migration.process(), migration.fromVersion()).orElseThrow();
        RunningVersions.Version to = versions.of(migration.process(), migration.toVersion()).orElseThrow();
        List<String> why = moves.tried(from.id(), to.id(), migration.map(), row.instanceId());
        if (!why.isEmpty()) {
            List<Moves.Place> places = moves.places(from.id());
            return why.stream().map(id -> places.stream().filter(p -> p.id().equals(id)).findFirst().map(Moves.Place::name).orElse(id)).toList();
        }
        moves.move(from.id(), to.id(), migration.map(), row.instanceId());
        cases.attachInstance(row.caseNumber(), row.instanceId(), to.deploymentId());
        rows.tell(row, "moved", null);
        events.publishEvent(new SimpleAct(row.caseNumber(), migration.endedBy() == null ? Actor.current() : migration.endedBy(), "case.migrated",
                migration.process(), Map.of("from", migration.fromVersion(), "to", migration.toVersion(), "migration", migration.id(), "reason",
                migration.reason(), "proposedBy", migration.proposedBy())));
        return List.of();
    }
}
