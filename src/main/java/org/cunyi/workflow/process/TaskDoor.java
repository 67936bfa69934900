package org.cunyi.workflow.process;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;

/**
 * A task is worked on by its assignee or a member of a candidate group and by nobody else: the engine alone would let anyone who holds a
 * grant on the whole definition (contract.md §2). Acts of the product itself carry no authentication and pass.
 */
class TaskDoor extends AuthorizationCommandChecker {

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

    private static void checkCandidate(TaskEntity task) {
        Authentication who = Context.getCommandContext().getAuthentication();
        if (who == null || who.getUserId() == null || Objects.equals(who.getUserId(), task.getAssignee())) {
            return;
        }
        Set<String> groups = task.getCandidates().stream().filter(l -> IdentityLinkType.CANDIDATE.equals(l.getType()))
                .map(IdentityLink::getGroupId).filter(Objects::nonNull).collect(Collectors.toSet());
        if (who.getGroupIds() == null || who.getGroupIds().stream().noneMatch(groups::contains)) {
            throw new AuthorizationException(who.getUserId(), "TASK_WORK", "Task", task.getId());
        }
    }
}
