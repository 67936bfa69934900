package org.cunyi.modeling.migration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cunyi.modeling.Drafts;
import org.cunyi.modeling.ModelSet;
import org.cunyi.modeling.process.Moves;
import org.cunyi.modeling.process.RunningVersions;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Proposes by one person, and puts in force by another, that running cases go over to the newest version; without it they keep theirs. */
@Service
public class Migrations {

    /** Cases that are rehearsed for the proposal's page. */
    public static final int REHEARSED = 50;
    private static final int MOST_MAPPINGS = 50;

    private final MigrationRows rows;
    private final RunningVersions versions;
    private final Moves moves;
    private final CaseMoves cases;
    private final Drafts drafts;
    private final ApplicationEventPublisher events;

    Migrations(MigrationRows rows, RunningVersions versions, Moves moves, CaseMoves cases, Drafts drafts,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.versions = versions;
        this.moves = moves;
        this.cases = cases;
        this.drafts = drafts;
        this.events = events;
    }

    /**
     * What a proposal would do.
     *
     * @param equal    steps that stay themselves, target by source
     * @param open     steps of the old version that are not in the new one, where cases may stand
     * @param targets  steps of the new version
     * @param running  cases that run on the old one
     * @param tried    how many of them were rehearsed
     * @param standing how many of these stand where the plan says nothing, by step
     */
    public record Plan(RunningVersions.Version from, RunningVersions.Version to, Map<String, String> equal, List<Moves.Place> open,
            List<Moves.Place> targets, List<String> wrong, int tried, Map<String, Integer> standing) {
    }

    /** Older versions on which cases still run. */
    public List<RunningVersions.Version> old() {
        return versions.old();
    }

    /** What procedures are called, by their keys. */
    public Map<String, String> names() {
        return drafts.namesInForce().stream().filter(p -> p.path().startsWith("bpmn/")).collect(Collectors.toMap(p -> ModelSet.stem(p.path()),
                p -> Objects.toString(p.name(), ModelSet.stem(p.path()))));
    }

    /** @return one more than a page has where there are more */
    public List<Migration> page(int page, int size) {
        return rows.page(page, size);
    }

    /** @throws Refusal where there is none */
    public Migration get(long id) {
        return rows.find(id).orElseThrow(() -> Refusal.notFound("没有这份迁移方案"));
    }

    public List<MigrationRows.Count> counts(long id) {
        return rows.counts(id);
    }

    /** @throws Refusal where there is no such older version */
    public Plan plan(String process, int from, Map<String, String> mappings) {
        RunningVersions.Version old = (from < 1 || process.isEmpty() ? Optional.<RunningVersions.Version>empty() : versions.of(process, from)).orElseThrow(() -> Refusal.notFound("没有这个流程的这个版本"));
        RunningVersions.Version to = versions.newest(process).orElseThrow();
        if (to.number() == old.number()) {
            throw Refusal.of("from", "版本：已经是最新的版本，不需要迁移");
        }
        Map<String, String> equal = moves.equal(old.id(), to.id());
        List<Moves.Place> targets = moves.places(to.id());
        List<Moves.Place> open = moves.places(old.id()).stream().filter(p -> !equal.containsKey(p.id())).toList();
        Map<String, String> more = known(mappings, open, targets);
        List<String> wrong = moves.wrong(old.id(), to.id(), more);
        Map<String, Integer> standing = new TreeMap<>();
        List<String> tried = wrong.isEmpty() ? versions.running(old.id(), REHEARSED) : List.of();
        Map<String, String> names = moves.places(old.id()).stream().collect(Collectors.toMap(Moves.Place::id, Moves.Place::name));
        boolean secret = drafts.inForce().isSecret("bpmn/" + process + ".bpmn");
        tried.forEach(instance -> moves.tried(old.id(), to.id(), more, instance).forEach(why -> standing.merge(secret ? "不公开的程序，不显示环节"
                : names.getOrDefault(why, why), 1, Integer::sum)));
        return new Plan(old, to, equal, open, targets, wrong, tried.size(), standing);
    }

    private static Map<String, String> known(Map<String, String> mappings, List<Moves.Place> open, List<Moves.Place> targets) {
        Map<String, String> more = new LinkedHashMap<>();
        for (Map.Entry<String, String> one : mappings.entrySet()) {
            if (one.getValue() == null || one.getValue().isBlank()) {
                continue;
            }
            if (open.stream().noneMatch(p -> p.id().equals(one.getKey())) || targets.stream().noneMatch(p -> p.id().equals(one.getValue()))
                    || more.size() >= MOST_MAPPINGS) {
                throw Refusal.of("map." + one.getKey(), "去向：没有这个环节：" + one.getKey() + " → " + one.getValue());
            }
            more.put(one.getKey(), one.getValue());
        }
        return more;
    }

    /**
     * Proposes it.
     *
     * @param to version that the proposer has seen
     * @return its number
     * @throws Refusal that names the field
     */
    @Transactional
    public long propose(String process, int from, Integer to, Map<String, String> mappings, String reason) {
        rows.takeTurn();
        String why = Drafts.text("reason", "迁移理由", reason, Drafts.LONGEST_REASON);
        Plan plan = plan(process, from, mappings);
        if (to == null || plan.to().number() != to) {
            throw Refusal.late("这个流程刚刚发布了更新的版本，请重新核对");
        }
        if (!plan.wrong().isEmpty()) {
            throw Refusal.of("mappings", "引擎不接受这份方案：" + String.join("；", plan.wrong()));
        }
        if (rows.isOpen(process, from)) {
            throw Refusal.late("这个版本已经有一份没有办完的迁移方案");
        }
        String lines = known(mappings, plan.open(), plan.targets()).entrySet().stream().map(m -> m.getKey() + "=" + m.getValue())
                .collect(Collectors.joining("\n"));
        long id = rows.propose(process, from, to, lines, why);
        tell("migration.proposed", id, Map.of("process", process, "from", from, "to", to, "mappings", lines, "reason", why));
        return id;
    }

    /** Whether the acting person may put it in force. */
    public boolean mayRelease(Migration migration) {
        return migration.isProposed() && !migration.proposedBy().equals(Actor.current());
    }

    /**
     * Moves one case for all to see, the oldest where none is named.
     *
     * @return its number, empty where it was not named and only its own officials know of it
     * @throws Refusal where it cannot go, with nothing changed
     */
    @Transactional
    public String moveOne(long id, String caseNumber) {
        Migration migration = held(id);
        RunningVersions.Version from = versions.of(migration.process(), migration.fromVersion()).orElseThrow();
        String number = caseNumber == null || caseNumber.isBlank() ? rows.oldest(migration, from.deploymentId()).orElseThrow(
                () -> Refusal.late("已经没有在旧版本上办理的案件")) : caseNumber.strip();
        boolean named = caseNumber != null && !caseNumber.isBlank();
        if (!rows.add(migration, from.deploymentId(), number)) {
            throw Refusal.of("caseNumber", "案件编号：没有在这个版本上办理的这件案件，或者已经试迁过：" + number);
        }
        MigrationRows.Row row = rows.take(id, number).orElseThrow();
        boolean shown = named || !cases.isSecret(number);
        cases.move(migration, row).ifPresent(why -> {
            throw Refusal.of("caseNumber", "案件编号：" + (shown ? number + " " : "办理时间最长的一件") + why + "，没有迁移");
        });
        return shown ? number : "";
    }

    /** All others follow, one by one, in the background. */
    @Transactional
    public void moveAll(long id) {
        Migration migration = held(id);
        rows.addAll(migration, versions.of(migration.process(), migration.fromVersion()).orElseThrow().deploymentId());
        rows.release(id);
        tell("migration.released", id, Map.of("process", migration.process(), "proposedBy", migration.proposedBy()));
    }

    private Migration held(long id) {
        Migration migration = rows.hold(id).orElseThrow(() -> Refusal.notFound("没有这份迁移方案"));
        if (!migration.isProposed()) {
            throw Refusal.late("这份迁移方案已经施行或者撤回");
        }
        if (!mayRelease(migration)) {
            throw Refusal.notYours("提出迁移方案的人不能自己施行，请由另一名流程管理员核对后施行");
        }
        if (versions.newest(migration.process()).orElseThrow().number() != migration.toVersion()) {
            throw Refusal.late("这个流程已经有更新的版本，请撤回，按新的版本重新提出");
        }
        return migration;
    }

    /** By any modeller, also while cases go over: those that have gone stay where they are. */
    @Transactional
    public void withdraw(long id) {
        Migration migration = rows.hold(id).orElseThrow(() -> Refusal.notFound("没有这份迁移方案"));
        if (!migration.isProposed() && !migration.isRunning()) {
            throw Refusal.late("这份迁移方案已经施行完毕或者撤回");
        }
        rows.withdraw(id);
        tell("migration.withdrawn", id, Map.of("process", migration.process()));
    }

    private void tell(String action, long id, Map<String, Object> payload) {
        events.publishEvent(SimpleAct.ofNow(null, action, "migration:" + id, payload));
    }
}
