package org.cunyi.workflow.process;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

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
            onlyOf(procedures.readableBy(who, this::rows), query);
        }
    }

    /** One more part of the query, which all tasks have to meet whatever else is asked. */
    private static void onlyOf(List<String> keys, TaskQueryImpl query) {
        if (!keys.contains(ANY)) {
            String[] known = Stream.concat(Stream.of(NO_KEY), keys.stream()).toArray(String[]::new);
            query.getQueries().add((TaskQueryImpl) new TaskQueryImpl().processDefinitionKeyIn(known));
        }
    }

    @SuppressWarnings("unchecked")
    private List<AuthorizationEntity> rows() {
        return getDbEntityManager().selectListWithRawParameter("selectAuthorizationByParameters",
                Map.of("resourceType", Resources.PROCESS_DEFINITION.resourceType()), 0, Integer.MAX_VALUE);
    }
}
