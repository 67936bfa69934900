package org.cunyi.workflow.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cunyi.org.Deputising;
import org.cunyi.org.Holder;
import org.cunyi.org.Office;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.OpenTask;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Recusals;
import org.cunyi.workflow.Said;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 转办: who has a task, could have it, or leads the unit above gives it to one person who may do it. Where nobody of the candidate groups is left
 * (all keep out of the case, or no one holds the office), the unit above may give it to another official of the unit or its own, except to one
 * whom the law keeps apart from that office.
 */
@Component
@Order(20)
class HandOver implements CaseAction {

    private static final int LONGEST = 500;
    private static final Map<Integer, String> LEADS = Map.of(9, "township-committee", 6, "county-organization");

    private final TaskDesk desk;
    private final CaseOffices offices;
    private final Recusals recusals;
    private final Roster roster;
    private final Deputising rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HandOver(TaskDesk desk, CaseOffices offices, Recusals recusals, Roster roster, Deputising rules, ApplicationEventPublisher events, Clock clock) {
        this.desk = desk;
        this.offices = offices;
        this.recusals = recusals;
        this.roster = roster;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "hand-over";
    }

    @Override
    public Optional<View> on(CaseFile file) {
        List<OpenTask> mine = givable(file);
        Map<String, List<Office>> able = offices.able(file.caseNumber(), mine);
        Map<String, Option> people = new LinkedHashMap<>();
        mine.stream().flatMap(t -> takers(file, t, able.get(t.id())).entrySet().stream())
                .forEach(e -> people.putIfAbsent(e.getKey(), new Option(e.getKey(), roster.name(e.getKey()) + "（" + e.getValue() + "）")));
        return people.isEmpty() ? Optional.empty() : Optional.of(new View(name(), "转办", "把任务指定给一名有权办理的人员，由其签收办理；本岗位其他人员仍可办理。",
                List.of(TaskDesk.field(mine), Field.choice("person", "转给", List.copyOf(people.values())), Field.text(Said.REASON, "转办理由", LONGEST)),
                "转办"));
    }

    private List<OpenTask> givable(CaseFile file) {
        List<OpenTask> open = desk.open(file);
        List<OpenTask> own = offices.workable(Actor.current(), file.caseNumber(), open);
        List<Office> held = offices.of(Actor.current(), file.caseNumber());
        return open.stream().filter(t -> own.contains(t) || held.stream().anyMatch(o -> leads(o, t.groups()))).toList();
    }

    /** Whether that office leads the unit right above one that the task waits for. */
    static boolean leads(Office office, Collection<String> groups) {
        return groups.stream().filter(g -> g.contains("@")).map(g -> g.split("@")[1]).anyMatch(unit -> above(unit).filter(
                group -> group.equals(office.group())).isPresent());
    }

    /** The group that leads the unit above. */
    static Optional<String> above(String unit) {
        int level = unit.length() - 3;
        return LEADS.containsKey(level) ? Optional.of(LEADS.get(level) + "@" + unit.substring(0, level)) : Optional.empty();
    }

    /** Who may be given the task, with the office because of which he may. */
    private Map<String, String> takers(CaseFile file, OpenTask task, List<Office> able) {
        Map<String, String> takers = new LinkedHashMap<>();
        able.forEach(o -> takers.putIfAbsent(o.login(), o.actingFor() == null ? o.label()
                : o.label() + "，代" + roster.name(o.actingFor())));
        if (takers.isEmpty() && offices.has(file, o -> leads(o, task.groups()))) {
            var out = recusals.logins(file.caseNumber());
            task.groups().stream().filter(g -> g.contains("@")).flatMap(g -> instead(g)).filter(h -> !out.contains(h.login()))
                    .forEach(h -> takers.putIfAbsent(h.login(), h.offices()));
        }
        takers.remove(task.assignee());
        return takers;
    }

    /** Officials of that group's unit and of the one right above, whom nothing keeps apart from its office. */
    private Stream<Holder> instead(String group) {
        String role = group.split("@")[0];
        String unit = group.split("@")[1];
        String upper = new OrgCode(unit).lineage().stream().filter(c -> c.length() == unit.length() - 3).findFirst().orElse(unit);
        return roster.holders(unit).stream().filter(h -> {
            List<Office> held = rules.officesToGive(h.login());
            return held.stream().anyMatch(o -> o.orgCode().equals(unit) || o.orgCode().equals(upper))
                    && held.stream().noneMatch(o -> o.orgCode().equals(unit) && rules.incompatible(role, o.role(), LocalDate.now(clock)).isPresent());
        });
    }

    @Override
    @Transactional
    public void perform(CaseFile file, Map<String, String> values) {
        recusals.refuse(file.caseNumber());
        if (!file.isOpen()) {
            throw Refusal.late("案件已经办结");
        }
        OpenTask task = desk.chosen(file, values);
        actAsGiver(file, task);
        String to = Said.person(values, "转给");
        String reason = Said.reason(values, "转办理由", LONGEST);
        if (to.equals(task.assignee())) {
            throw Refusal.late("任务已经在" + roster.name(to) + "处，请刷新后查看");
        }
        if (!takers(file, task, offices.able(file.caseNumber(), task.groups())).containsKey(to)) {
            throw Refusal.of("person", "转给：此人不能办理这项任务，请从名单中选择");
        }
        Map<String, Object> payload = new HashMap<>();
        payload.put("taskId", task.id());
        payload.put("from", task.assignee());
        payload.put("to", to);
        payload.put("reason", new Personal(reason));
        // the entry holds the case's chain, where everybody else who works on the case now waits; what was read before may be old
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), "task.handed-over", task.key(), payload));
        if (!Objects.equals(task.assignee(), desk.chosen(file, Map.of(TaskDesk.TASK, task.id())).assignee())) {
            throw Refusal.late("已有他人先行办理，请刷新后查看");
        }
        desk.assign(task, to);
        desk.tell(file, task, to);
    }

    private void actAsGiver(CaseFile file, OpenTask task) {
        Optional<CaseOffices.Right> right = offices.toWork(Actor.current(), file.caseNumber(), task.groups(), task.assignee());
        right.ifPresentOrElse(r -> Actor.actFor(r.actingFor()),
                () -> offices.act(file, o -> leads(o, task.groups()), "只有办理岗位的人员和上级单位可以转办这项任务"));
    }
}
