package org.cunyi.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.cunyi.CunyiTest;
import org.cunyi.Walk;
import org.cunyi.decision.Sheets;
import org.cunyi.workflow.EngineSql;
import org.cunyi.workflow.Identities;
import org.cunyi.workflow.StockEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Our way of asking for tasks shows everybody what the engine's own would, and does not grow with the authorisations there are. */
@CunyiTest
class ReadableTasksTest {

    private static final List<String> PEOPLE = List.of("zhang-secretary", "zhang-clerk", "li-clerk", "liulin-office", "shiqiao-committee",
            "county-organization", "unit-police", "auditor", "modeller", "admin");
    private static final String GRANTS = "ACT_RU_AUTHORIZATION WHERE RESOURCE_TYPE_";
    private static final Map<String, Function<TaskQuery, TaskQuery>> QUESTIONS = Map.of(
            "all", q -> q,
            "of a procedure", q -> q.processDefinitionKey("decision"),
            "of a procedure and of nobody", q -> q.processDefinitionKeyIn("decision").taskUnassigned(),
            "of one thing or another", q -> q.or().processDefinitionKey("publicity").taskNameLike("%").endOr(),
            "of a group or an assignee", q -> q.or().taskCandidateGroupIn(List.of("village-secretary@990101101201")).taskAssignee("x").endOr(),
            "of a group", q -> q.taskCandidateGroupIn(List.of("village-secretary@990101101201")).includeAssignedTasks());

    @Autowired
    private ApplicationContext context;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private Identities identities;
    @Autowired
    private Grants grants;
    @Autowired
    private DataSource database;

    private ProcessEngine stock;
    private String number;

    @BeforeEach
    void a_case_of_zhang_village() {
        stock = StockEngine.on(database);
        number = new Walk(context).begin("zhang-clerk", "decision", Sheets.matter("public-welfare"));
    }

    @AfterEach
    void as_it_was() {
        stock.close();
        grants.ensure();
    }

    private <T> T as(String login, ProcessEngine asked, Supplier<T> act) {
        Identities.Rights rights = identities.rightsOf(login);
        asked.getIdentityService().setAuthentication(login, rights.groups(), rights.tenants());
        try {
            return act.get();
        } finally {
            asked.getIdentityService().clearAuthentication();
        }
    }

    private TreeSet<String> seen(String login, ProcessEngine asked, Function<TaskQuery, TaskQuery> question) {
        return as(login, asked, () -> {
            List<Task> tasks = question.apply(asked.getTaskService().createTaskQuery()).list();
            assertThat(question.apply(asked.getTaskService().createTaskQuery()).count()).isEqualTo(tasks.size());
            TreeSet<String> ids = new TreeSet<>();
            tasks.forEach(t -> ids.add(t.getId()));
            return ids;
        });
    }

    private void both_show_the_same() {
        for (String login : PEOPLE) {
            QUESTIONS.forEach((name, question) ->
                    assertThat(seen(login, engine, question)).as(login + ": " + name).isEqualTo(seen(login, stock, question)));
        }
    }

    private boolean sees(String login) {
        return !seen(login, engine, q -> q.processInstanceBusinessKey(number)).isEmpty();
    }

    @Test
    void everybody_sees_the_tasks_that_the_engine_itself_would_show() {
        both_show_the_same();
        assertThat(PEOPLE.stream().filter(this::sees)).containsExactly("zhang-secretary", "zhang-clerk", "liulin-office", "county-organization",
                "unit-police", "auditor");
    }

    @Test
    void tasks_of_a_procedure_without_a_grant_are_shown_to_nobody_but_who_may_read_all() {
        AuthorizationService rows = engine.getAuthorizationService();
        Authorization all = rows.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        all.setGroupId("auditor");
        all.setResource(Resources.PROCESS_DEFINITION);
        all.setResourceId(Authorization.ANY);
        all.addPermission(Permissions.READ_TASK);
        rows.saveAuthorization(all);
        rows.createAuthorizationQuery().resourceType(Resources.PROCESS_DEFINITION).resourceId("decision").list()
                .forEach(r -> rows.deleteAuthorization(r.getId()));
        both_show_the_same();
        assertThat(PEOPLE.stream().filter(this::sees)).containsExactly("auditor");
    }

    @Test
    void where_no_procedure_has_a_grant_nothing_is_shown() {
        AuthorizationService rows = engine.getAuthorizationService();
        rows.createAuthorizationQuery().resourceType(Resources.PROCESS_DEFINITION).list().stream()
                .filter(r -> r.isPermissionGranted(Permissions.READ_TASK)).forEach(r -> rows.deleteAuthorization(r.getId()));
        both_show_the_same();
        assertThat(PEOPLE.stream().filter(this::sees)).isEmpty();
    }

    @Test
    void nothing_that_revokes_a_right_outlives_a_start() {
        AuthorizationService rows = engine.getAuthorizationService();
        Authorization row = rows.createNewAuthorization(Authorization.AUTH_TYPE_REVOKE);
        row.setUserId("zhang-clerk");
        row.setResource(Resources.PROCESS_DEFINITION);
        row.setResourceId("decision");
        row.removePermission(Permissions.READ_TASK);
        rows.saveAuthorization(row);
        grants.ensure();
        assertThat(rows.createAuthorizationQuery().authorizationType(Authorization.AUTH_TYPE_REVOKE).count()).isZero();
    }

    @Test
    void the_query_of_tasks_never_meets_the_table_of_authorisations() {
        for (String login : PEOPLE) {
            inbox(login);
            List<String> list = inbox(login);
            assertThat(list).filteredOn(s -> s.contains("ACT_RU_TASK")).hasSize(1).noneMatch(s -> s.contains("ACT_RU_AUTHORIZATION"));
            assertThat(list).as("tenants, right to the filter, filter, tasks; the rest are the tasks' models")
                    .filteredOn(s -> !s.contains(GRANTS) && !s.contains("ACT_RE_PROCDEF where ID_")).hasSize(4);
            assertThat(EngineSql.of(() -> as(login, engine, () -> engine.getTaskService().createTaskQuery().count()))).as("tenants, tasks")
                    .filteredOn(s -> !s.contains(GRANTS)).hasSize(2).noneMatch(s -> s.contains("ACT_RU_AUTHORIZATION"));
        }
    }

    @Test
    void the_grants_are_not_read_for_every_question() {
        assertThat(EngineSql.of(() -> List.of(inbox("zhang-clerk"), inbox("li-clerk"), inbox("auditor"))))
                .filteredOn(s -> s.contains(GRANTS)).hasSizeLessThan(2);
    }

    private List<String> inbox(String login) {
        String filter = engine.getFilterService().createTaskFilterQuery().filterName("本岗位待办").singleResult().getId();
        return EngineSql.of(() -> as(login, engine, () -> engine.getFilterService().listPage(filter,
                engine.getTaskService().createTaskQuery().orderByTaskCreateTime().desc(), 0, 15)));
    }

    @Test
    void asking_for_the_inbox_leaves_the_filter_as_it_is() {
        String inbox = engine.getFilterService().createTaskFilterQuery().filterName("本岗位待办").singleResult().getId();
        List<String> sent = EngineSql.of(() -> as("zhang-clerk", engine, () -> engine.getFilterService().count(inbox)));
        assertThat(sent).noneMatch(s -> s.startsWith("update"));
    }
}
