package org.cunyi.workflow.process;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.ProcessDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.cunyi.workflow.StartableProcess;
import org.springframework.beans.factory.ObjectProvider;

/** Tasklist's start list: the engine knows whose role may begin a procedure, not whose county runs it. */
class StartableDefinitions extends ProcessDefinitionManager {

    private final ObjectProvider<CaseStarter> starter;

    StartableDefinitions(ObjectProvider<CaseStarter> starter) {
        this.starter = starter;
    }

    @Override
    public List<ProcessDefinition> findProcessDefinitionsByQueryCriteria(ProcessDefinitionQueryImpl query, Page page) {
        if (!query.isStartablePermissionCheck()) {
            return super.findProcessDefinitionsByQueryCriteria(query, page);
        }
        // the engine keeps the page in the query itself and would cut before what may not begin is left out
        long first = page == null ? query.getFirstResult() : page.getFirstResult();
        long most = page == null ? query.getMaxResults() : page.getMaxResults();
        query.setFirstResult(0);
        query.setMaxResults(Integer.MAX_VALUE);
        return startable(query).stream().skip(first).limit(most).toList();
    }

    @Override
    public long findProcessDefinitionCountByQueryCriteria(ProcessDefinitionQueryImpl query) {
        return query.isStartablePermissionCheck() ? startable(query).size() : super.findProcessDefinitionCountByQueryCriteria(query);
    }

    /** There are few procedures, so what may not begin is left out here and not in SQL. */
    private List<ProcessDefinition> startable(ProcessDefinitionQueryImpl query) {
        Set<String> keys = starter.getObject().startable().stream().map(StartableProcess::key).collect(Collectors.toSet());
        return super.findProcessDefinitionsByQueryCriteria(query, null).stream().filter(d -> keys.contains(d.getKey())).toList();
    }
}
