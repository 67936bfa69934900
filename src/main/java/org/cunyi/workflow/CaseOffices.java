package org.cunyi.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cunyi.org.Office;
import org.cunyi.org.Roster;
import org.cunyi.org.Substitutions;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * With which office somebody may act in a case: none where he keeps out of it, and none of a person who does. One's own office goes before one
 * held for somebody else.
 */
@Component
public class CaseOffices {

    private final Roster roster;
    private final Substitutions substitutions;
    private final Recusals recusals;

    CaseOffices(Roster roster, Substitutions substitutions, Recusals recusals) {
        this.roster = roster;
        this.substitutions = substitutions;
        this.recusals = recusals;
    }

    /** By what right: {@code actingFor} is {@code null} where he acts for himself. */
    public record Right(String actingFor) {
    }

    public List<Office> of(String login, String caseNumber) {
        Set<String> out = recusals.logins(caseNumber);
        return out.contains(login) ? List.of() : roster.officesOf(login).stream().filter(o -> !out.contains(o.actingFor())).toList();
    }

    /** Whether the acting person has such an office here. */
    public boolean has(CaseFile file, Predicate<Office> which) {
        return of(Actor.current(), file.caseNumber()).stream().anyMatch(which);
    }

    /**
     * From here on the acting person acts with that office.
     *
     * @throws Refusal with these words where he has none, or because he keeps out of the case
     */
    public void act(CaseFile file, Predicate<Office> which, String words) {
        recusals.refuse(file.caseNumber());
        Office office = of(Actor.current(), file.caseNumber()).stream().filter(which).findFirst().orElseThrow(() -> Refusal.notYours(words));
        Actor.actFor(office.actingFor());
    }

    /**
     * Whether somebody may work on a task: as a member of a candidate group, as its assignee, or in the place of one of these.
     *
     * @throws Refusal where he could, if he or the one he stands in for did not keep out of the case
     */
    public Optional<Right> toWork(String login, String caseNumber, Collection<String> groups, String assignee) {
        return toWork(login, recusals.logins(caseNumber), roster.officesOf(login), groups, assignee);
    }

    private Optional<Right> toWork(String login, Set<String> out, List<Office> offices, Collection<String> groups, String assignee) {
        if (out.contains(login)) {
            throw Refusal.notYours("您已在本案回避，只能查看，不能办理");
        }
        List<Office> member = offices.stream().filter(o -> groups.contains(o.group())).toList();
        Optional<Office> usable = member.stream().filter(o -> !out.contains(o.actingFor())).findFirst();
        if (usable.isPresent()) {
            return usable.map(o -> new Right(o.actingFor()));
        }
        if (!member.isEmpty()) {
            throw Refusal.notYours("您代理的" + roster.name(member.get(0).actingFor()) + "已在本案回避，您不能代为办理");
        }
        if (login.equals(assignee)) {
            return substitutions.ended(login, groups) ? Optional.empty() : Optional.of(new Right(null));
        }
        return assignee != null && !out.contains(assignee) && substitutions.standsWhollyFor(login, assignee) ? Optional.of(new Right(assignee))
                : Optional.empty();
    }

    /** The same as a plain question. */
    public boolean mayWork(String login, String caseNumber, OpenTask task) {
        return mayWork(login, caseNumber, task.groups(), task.assignee());
    }

    public boolean mayWork(String login, String caseNumber, Collection<String> groups, String assignee) {
        return mayWork(login, recusals.logins(caseNumber), roster.officesOf(login), groups, assignee);
    }

    /** Those of a case's tasks, asked once for all of them. */
    public List<OpenTask> workable(String login, String caseNumber, List<OpenTask> tasks) {
        Set<String> out = recusals.logins(caseNumber);
        List<Office> offices = roster.officesOf(login);
        return tasks.stream().filter(t -> mayWork(login, out, offices, t.groups(), t.assignee())).toList();
    }

    private boolean mayWork(String login, Set<String> out, List<Office> offices, Collection<String> groups, String assignee) {
        try {
            return toWork(login, out, offices, groups, assignee).isPresent();
        } catch (Refusal keptOut) {
            return false;
        }
    }

    /** Offices through which a task of these groups can be worked on in that case. */
    public List<Office> able(String caseNumber, Collection<String> groups) {
        Set<String> out = recusals.logins(caseNumber);
        return roster.officesIn(groups).stream().filter(o -> !out.contains(o.login()) && !out.contains(o.actingFor())).toList();
    }

    /** The same for each of a case's tasks by its id, asked once for all of them. */
    public Map<String, List<Office>> able(String caseNumber, List<OpenTask> tasks) {
        List<Office> all = able(caseNumber, tasks.stream().flatMap(t -> t.groups().stream()).collect(Collectors.toSet()));
        return tasks.stream().collect(Collectors.toMap(OpenTask::id, t -> all.stream().filter(o -> t.groups().contains(o.group())).toList()));
    }
}
