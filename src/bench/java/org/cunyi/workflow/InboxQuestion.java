package org.cunyi.workflow;

import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * What somebody asks for: Tasklist's list and count of the filter 本岗位待办, and the same of all tasks that he may see ({@code POST /task}).
 *
 * @param inbox whether it is about his own offices, so that the stock engine has to give the same answer
 */
record InboxQuestion(String name, String login, boolean inbox, Function<ProcessEngine, Object> asked) {

    private static final int PAGE = 15;

    static List<InboxQuestion> all(ProcessEngine engine) {
        String filter = engine.getFilterService().createTaskFilterQuery().filterName("本岗位待办").singleResult().getId();
        Function<ProcessEngine, Object> list = e -> ids(e.getFilterService().listPage(filter, newest(e), 0, PAGE));
        Function<ProcessEngine, Object> count = e -> e.getFilterService().count(filter);
        Function<ProcessEngine, Object> listOfAll = e -> ids(newest(e).listPage(0, PAGE));
        Function<ProcessEngine, Object> countOfAll = e -> e.getTaskService().createTaskQuery().count();
        return List.of(new InboxQuestion("official, inbox: list     村干部十岗位待办前十五", InboxCounty.OFFICIAL, true, list),
                new InboxQuestion("official, inbox: count    村干部十岗位待办总数", InboxCounty.OFFICIAL, true, count),
                new InboxQuestion("official, all: list       村干部两村在办前十五", InboxCounty.OFFICIAL, false, listOfAll),
                new InboxQuestion("official, all: count      村干部两村在办总数", InboxCounty.OFFICIAL, false, countOfAll),
                new InboxQuestion("county, inbox: list       县级单位待办前十五", InboxCounty.COUNTY_OFFICE, true, list),
                new InboxQuestion("county, inbox: count      县级单位待办总数", InboxCounty.COUNTY_OFFICE, true, count),
                new InboxQuestion("county, all: list         全县二百零四村社在办前十五", InboxCounty.COUNTY_OFFICE, false, listOfAll),
                new InboxQuestion("county, all: count        全县二百零四村社在办总数", InboxCounty.COUNTY_OFFICE, false, countOfAll));
    }

    private static TaskQuery newest(ProcessEngine engine) {
        return engine.getTaskService().createTaskQuery().orderByTaskCreateTime().desc();
    }

    private static List<String> ids(List<?> tasks) {
        return tasks.stream().map(t -> ((Task) t).getId()).toList();
    }
}
