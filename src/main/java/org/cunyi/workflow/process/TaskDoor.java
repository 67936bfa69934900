package org.cunyi.workflow.process;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseOffices;
import org.springframework.beans.factory.ObjectProvider;

/**
 * A task is worked on by its assignee, a member of a candidate group or their substitute and by nobody else, and not by who keeps out of the
 * case: the engine alone would let anyone who holds a grant on the whole definition (contract.md §2). Acts of the product itself carry no
 * authentication and pass.
 */
class TaskDoor extends AuthorizationCommandChecker {

    private final ObjectProvider<CaseOffices> offices;

    TaskDoor(ObjectProvider<CaseOffices> offices) {
        this.offices = offices;
    }

    @Override
    public void checkTaskWork(TaskEntity task) {
        super.checkTaskWork(task);
        checkCandidate(task);
    }

    @Override
    public void checkTaskAssign(TaskEntity task) {
        super.checkTaskAssign(task);
        checkCandidate(task);
    }

    @Override
    public void checkReadTask(TaskEntity task) {
        if (isOwnTasksOnly(task)) {
            checkReader(task);
        } else {
            super.checkReadTask(task);
        }
    }

    @Override
    public void checkReadTaskVariable(TaskEntity task) {
        if (isOwnTasksOnly(task)) {
            checkReader(task);
        } else {
            super.checkReadTaskVariable(task);
        }
    }

    private static boolean isOwnTasksOnly(TaskEntity task) {
        return task.getExecution() != null && "own-tasks".equals(Attributes.of(task.getExecution().getProcessDefinition()).get("visibility"));
    }

    /** Who may work on it may read it; nobody else, whatever he may read elsewhere. */
    private void checkReader(TaskEntity task) {
        Authentication who = Context.getCommandContext().getAuthentication();
        if (who != null && who.getUserId() != null && Context.getCommandContext().isAuthorizationCheckEnabled() && !offices.getObject()
                .mayWork(who.getUserId(), task.getExecution().getProcessInstance().getBusinessKey(), groups(task), task.getAssignee())) {
            throw new AuthorizationException(who.getUserId(), "READ", "Task", task.getId());
        }
    }

    private static Set<String> groups(TaskEntity task) {
        return task.getCandidates().stream().filter(l -> IdentityLinkType.CANDIDATE.equals(l.getType()))
                .map(IdentityLink::getGroupId).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private void checkCandidate(TaskEntity task) {
        Authentication who = Context.getCommandContext().getAuthentication();
        if (who == null || who.getUserId() == null) {
            return;
        }
        Set<String> groups = groups(task);
        ExecutionEntity place = task.getExecution();
        // a task is read before, its candidates after somebody else has completed it: then it waits for nobody any more
        boolean gone = groups.isEmpty() && task.getAssignee() == null;
        if (gone || place == null || place.getProcessInstance() == null) {
            throw Refusal.late("已有他人先行办理，请刷新后查看");
        }
        Optional<CaseOffices.Right> right = offices.getObject().toWork(who.getUserId(), place.getProcessBusinessKey(), groups, task.getAssignee());
        Actor.actFor(right.orElseThrow(() -> new AuthorizationException(who.getUserId(), "TASK_WORK", "Task", task.getId())).actingFor());
    }
}
