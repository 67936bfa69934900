package org.cunyi.workflow.process;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;

/**
 * Whose tasks somebody may read is said by procedure ({@link Grants}), never by task ({@link NoAuthorizationRows}). So the query of tasks
 * gets the few keys as a condition; the engine would compare every task with every authorisation row (docs/inbox.md).
 */
class ReadableTasks extends TaskManager {

    /** No procedure has this one; the engine leaves out a condition that has none at all. */
    private static final String NO_KEY = "-";

    private final ProcedureGrants procedures;

    ReadableTasks(ProcedureGrants procedures) {
        this.procedures = procedures;
    }

    @Override
    public List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
        return leavingNothingBehind(query, () -> super.findTasksByQueryCriteria(query));
    }

    @Override
    public long findTaskCountByQueryCriteria(TaskQueryImpl query) {
        return leavingNothingBehind(query, () -> super.findTaskCountByQueryCriteria(query));
    }

    /** A filter's query is written back to the database where it has changed. */
    private static <T> T leavingNothingBehind(TaskQueryImpl query, Supplier<T> asked) {
        int own = query.getQueries().size();
        try {
            return asked.get();
        } finally {
            query.getQueries().subList(own, query.getQueries().size()).clear();
        }
    }

    @Override
    protected void configureQuery(TaskQueryImpl query) {
        Authentication who = getCurrentAuthentication();
        CommandContext command = Context.getCommandContext();
        boolean asked = who != null && who.getUserId() != null && isAuthorizationEnabled() && command.isAuthorizationCheckEnabled();
        command.runWithoutAuthorization(() -> {
            super.configureQuery(query);
            return null;
        });
        if (asked) {
            restrict(query, who);
        }
    }

    /**
     * Where somebody sees only the tasks of his offices he finds them by asking for those or for one case; any other list leaves them out, so
     * that it need not look at the groups of every task.
     */
    private void restrict(TaskQueryImpl query, Authentication who) {
        List<String> keys = new ArrayList<>(procedures.readableBy(who, this::rows));
        List<String> own = procedures.workableBy(who, this::rows);
        if (!own.isEmpty() && asksForOne(query) && !keys.contains(ANY)) {
            query.getQueries().add(oneOf(keys, who));
            keys.addAll(own);
        } else if (asksForOwn(query, who)) {
            keys.addAll(own);
        }
        onlyOf(keys, query);
    }

    private static boolean asksForOne(TaskQueryImpl query) {
        return query.getTaskId() != null || query.getProcessInstanceId() != null || query.getProcessInstanceBusinessKey() != null;
    }

    private static boolean asksForOwn(TaskQueryImpl query, Authentication who) {
        List<String> groups = query.getCandidateGroups();
        return who.getUserId().equals(query.getAssignee())
                || groups != null && !groups.isEmpty() && who.getGroupIds() != null && who.getGroupIds().containsAll(groups);
    }

    private static TaskQueryImpl oneOf(List<String> keys, Authentication who) {
        TaskQueryImpl either = (TaskQueryImpl) new TaskQueryImpl().or().processDefinitionKeyIn(known(keys)).taskAssignee(who.getUserId());
        return who.getGroupIds() == null || who.getGroupIds().isEmpty() ? either
                : (TaskQueryImpl) either.taskCandidateGroupIn(who.getGroupIds());
    }

    private static String[] known(List<String> keys) {
        return Stream.concat(Stream.of(NO_KEY), keys.stream()).toArray(String[]::new);
    }

    /** One more part of the query, which all tasks have to meet whatever else is asked. */
    private static void onlyOf(List<String> keys, TaskQueryImpl query) {
        if (!keys.contains(ANY)) {
            query.getQueries().add((TaskQueryImpl) new TaskQueryImpl().processDefinitionKeyIn(known(keys)));
        }
    }

    @SuppressWarnings("unchecked")
    private List<AuthorizationEntity> rows() {
        return getDbEntityManager().selectListWithRawParameter("selectAuthorizationByParameters",
                Map.of("resourceType", Resources.PROCESS_DEFINITION.resourceType()), 0, Integer.MAX_VALUE);
    }
}
