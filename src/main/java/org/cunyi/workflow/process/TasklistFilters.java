package org.cunyi.workflow.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The ready-made views of Tasklist, the same for everybody; each person finds his own tasks through his offices. */
@Component
public class TasklistFilters {

    private static final int SOON_DAYS = 3;

    private final ProcessEngine engine;

    TasklistFilters(ProcessEngine engine) {
        this.engine = engine;
    }

    @Transactional
    public void ensure() {
        FilterService filters = engine.getFilterService();
        List<String> present = filters.createTaskFilterQuery().list().stream().map(Filter::getName).toList();
        int priority = 0;
        for (Map.Entry<String, TaskQuery> view : views().entrySet()) {
            priority += 10;
            if (!present.contains(view.getKey())) {
                Filter filter = filters.newTaskFilter(view.getKey());
                filter.setQuery(view.getValue());
                filter.setProperties(properties(priority));
                filters.saveFilter(filter);
            }
        }
    }

    private Map<String, TaskQuery> views() {
        Map<String, TaskQuery> views = new LinkedHashMap<>();
        views.put("本岗位待办", ofMyOffices());
        views.put("由我办理", query().taskAssigneeExpression("${currentUser()}"));
        views.put("即将到期", ofMyOffices().dueAfterExpression("${now()}").dueBeforeExpression("${dateTime().plusDays(" + SOON_DAYS + ")}"));
        views.put("已逾期", ofMyOffices().dueBeforeExpression("${now()}"));
        return views;
    }

    private TaskQuery ofMyOffices() {
        return query().taskCandidateGroupInExpression("${currentUserGroups()}").includeAssignedTasks();
    }

    private TaskQuery query() {
        return engine.getTaskService().createTaskQuery();
    }

    private static Map<String, Object> properties(int priority) {
        return Map.of("priority", priority, "color", "#b3261e", "refresh", true, "showUndefinedVariable", false, "variables",
                List.of(Map.of("name", "caseNumber", "label", "案件编号")));
    }
}
