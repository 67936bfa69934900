package org.cunyi.modeling.migration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.cunyi.modeling.process.Moves;
import org.cunyi.modeling.process.RunningVersions;
import org.cunyi.shared.Actor;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
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
    private static final String STAYS = "stays";

    private final MigrationRows rows;
    private final RunningVersions versions;
    private final Moves moves;
    private final Cases cases;
    private final CaseView view;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    CaseMoves(MigrationRows rows, RunningVersions versions, Moves moves, Cases cases, CaseView view, TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.versions = versions;
        this.moves = moves;
        this.cases = cases;
        this.view = view;
        this.transaction = transaction;
        this.events = events;
    }

    @Scheduled(cron = "${cunyi.modeling.move-cron:*/10 * * * * *}", zone = "Asia/Shanghai")
    void round() {
        rows.running().forEach(this::round);
    }

    private void round(Migration migration) {
        for (int i = 0; i < AT_ONCE; i++) {
            if (!next(migration)) {
                return;
            }
        }
    }

    /** One case that fails stays, and the others go on. @return whether there may be more */
    private boolean next(Migration migration) {
        AtomicReference<String> at = new AtomicReference<>();
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> next(migration, at)));
        } catch (RuntimeException e) {
            LOG.error("the case {} could not be moved, it stays on its version", at.get(), e);
            if (at.get() == null) {
                return false;
            }
            transaction.executeWithoutResult(status -> rows.take(migration.id(), at.get()).ifPresent(row -> rows.tell(row, STAYS,
                    "迁移时没有成功，可以重新提出方案")));
            return true;
        }
    }

    private boolean next(Migration migration, AtomicReference<String> at) {
        Optional<MigrationRows.Row> next = rows.take(migration.id());
        next.ifPresent(row -> {
            at.set(row.caseNumber());
            if (cases.get(row.caseNumber()).endedAt() != null) {
                rows.tell(row, "ended", null);
            } else {
                move(migration, row).ifPresent(why -> rows.tell(row, STAYS, why));
            }
        });
        if (next.isEmpty() && !rows.isWaiting(migration.id()) && rows.done(migration.id())) {
            events.publishEvent(new SimpleAct(null, Actor.SYSTEM, "migration.done", "migration:" + migration.id(), Map.of("process", migration.process())));
        }
        return next.isPresent();
    }

    /** @return why it stays, for modellers: of a case that only its officials find no step is named; empty: it has moved */
    Optional<String> move(Migration migration, MigrationRows.Row row) {
        RunningVersions.Version from = versions.of(migration.process(), migration.fromVersion()).orElseThrow();
        RunningVersions.Version to = versions.of(migration.process(), migration.toVersion()).orElseThrow();
        List<String> why = moves.tried(from.id(), to.id(), migration.map(), row.instanceId());
        if (!why.isEmpty()) {
            return Optional.of(words(why, moves.places(from.id()), isSecret(row.caseNumber())));
        }
        moves.move(from.id(), to.id(), migration.map(), row.instanceId());
        cases.attachInstance(row.caseNumber(), row.instanceId(), to.deploymentId());
        rows.tell(row, "moved", null);
        events.publishEvent(new SimpleAct(row.caseNumber(), migration.endedBy() == null ? Actor.current() : migration.endedBy(), "case.migrated",
                migration.process(), Map.of("from", migration.fromVersion(), "to", migration.toVersion(), "migration", migration.id(), "reason",
                migration.reason(), "proposedBy", migration.proposedBy())));
        return Optional.empty();
    }

    private static String words(List<String> why, List<Moves.Place> places, boolean secret) {
        List<String> steps = places.stream().filter(p -> why.contains(p.id())).map(p -> "“" + p.name() + "”").toList();
        return steps.isEmpty() ? why.get(0) : "停在" + (secret ? "新版本里没有的环节" : String.join("、", steps)) + "，方案没有写明去向";
    }

    /** What a case called is as secret as the case. */
    boolean isSecret(String caseNumber) {
        CaseFile file = cases.get(caseNumber);
        return view.ownTasksOnly(file) || file.parentCaseNumber() != null && isSecret(file.parentCaseNumber());
    }
}
