package org.cunyi.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.cunyi.org.ImportKind;
import org.cunyi.org.ImportReport;
import org.cunyi.org.OrgUnit;
import org.cunyi.org.Organisation;
import org.cunyi.org.RosterImport;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 城口县 with its 204 units, eight people in each, and as many open tasks as wanted: those of our models, in turn through all units, with the
 * candidates that the models name.
 */
final class InboxCounty {

    static final String OFFICIAL = "inbox-official";
    static final String COUNTY_OFFICE = "inbox-county";
    private static final String COUNTY = "500229";
    /** Of two villages. */
    private static final String TEN_OFFICES = "village-secretary;village-clerk;village-committee;council-chair;council-member";
    /** Each has an authorisation row of his own, which every query of the stock engine looks through. */
    private static final List<String> PEOPLE = List.of("village-secretary;village-committee", "village-clerk", "village-committee",
            "village-committee", "supervision-committee", "supervision-committee", "council-chair", "council-member");

    private final ApplicationContext context;
    private final JdbcClient jdbc;

    InboxCounty(ApplicationContext context) throws IOException {
        this.context = context;
        this.jdbc = context.getBean(JdbcClient.class);
        try (var in = getClass().getResourceAsStream("/data/500229-divisions.csv")) {
            bring("divisions", in.readAllBytes());
        }
        List<String> units = units();
        StringBuilder roster = new StringBuilder("login,name,unit,post,kind,offices,term_from,term_to,valid_from,valid_to,email\n");
        units.subList(0, 2).forEach(unit -> roster.append(line(OFFICIAL, unit, TEN_OFFICES)));
        roster.append(line(COUNTY_OFFICE, COUNTY, "county-organization"));
        for (String unit : units) {
            IntStream.range(0, PEOPLE.size()).forEach(i -> roster.append(line("p" + i + "-" + unit, unit, PEOPLE.get(i))));
        }
        bring("roster", roster.toString().getBytes(StandardCharsets.UTF_8));
        steps();
    }

    private static String line(String login, String unit, String offices) {
        return "%s,甲,%s,,,%s,,,2026-01-01,,%n".formatted(login, unit, offices);
    }

    private void bring(String kind, byte[] file) {
        ImportReport report = context.getBean(RosterImport.class).run(ImportKind.of(kind), kind + ".csv", file);
        if (!report.badRows().isEmpty()) {
            throw new IllegalStateException(report.badRows().toString());
        }
    }

    private List<String> units() {
        return context.getBean(Organisation.class).under(COUNTY).stream().filter(u -> u.level().equals("village")).map(OrgUnit::code).toList();
    }

    /** The user tasks of the models. Where a table names the candidates at run time, one of those that it names; a hundredth goes to the county. */
    private void steps() {
        jdbc.sql("create table bench_step (n serial, definition text, model text, step text, name text, role text)").update();
        jdbc.sql("create table bench_unit as select row_number() over (order by code) - 1 as n, code from org_unit where level = 'village' and"
                + " code like :county || '%'").param("county", COUNTY).update();
        RepositoryService models = context.getBean(RepositoryService.class);
        for (ProcessDefinition model : models.createProcessDefinitionQuery().latestVersion().list()) {
            for (UserTask task : models.getBpmnModelInstance(model.getId()).getModelElementsByType(UserTask.class)) {
                String group = task.getCamundaCandidateGroups();
                jdbc.sql("insert into bench_step (definition, model, step, name, role) values (?, ?, ?, ?, ?)").params(model.getId(), model.getKey(),
                        task.getId(), task.getName(), group.startsWith("$") ? "township-office" : group.replaceFirst("@.*", "")).update();
            }
        }
    }

    /** Makes the open tasks as many as that. */
    void fill(int wanted) {
        int present = jdbc.sql("select count(*) from ACT_RU_TASK").query(Integer.class).single();
        jdbc.sql("drop table if exists bench_open").update();
        jdbc.sql("create table bench_open as select 'bench-' || i as id, s.*, u.code, case when i % 100 = 7 then 'county-organization@' || :county"
                + " when s.role like 'township%' then s.role || '@' || substr(u.code, 1, 9) else s.role || '@' || u.code end as candidate,"
                + " timestamp '2026-01-01' + i * interval '53 seconds' as made from generate_series(cast(:from as int), :to) i"
                + " join bench_unit u on u.n = i % (select count(*) from bench_unit)"
                + " join bench_step s on s.n = 1 + (i / 204) % (select count(*) from bench_step)")
                .param("county", COUNTY).param("from", present + 1).param("to", wanted).update();
        jdbc.sql("insert into ACT_RU_EXECUTION (ID_, REV_, ROOT_PROC_INST_ID_, PROC_INST_ID_, BUSINESS_KEY_, PROC_DEF_ID_, ACT_ID_, IS_ACTIVE_,"
                + " IS_CONCURRENT_, IS_SCOPE_, IS_EVENT_SCOPE_, SUSPENSION_STATE_, CACHED_ENT_STATE_, SEQUENCE_COUNTER_, TENANT_ID_, PROC_DEF_KEY_)"
                + " select id, 1, id, id, 'JC-' || id, definition, step, true, false, true, false, 1, 2, 1, code, model from bench_open").update();
        jdbc.sql("insert into ACT_RU_TASK (ID_, REV_, EXECUTION_ID_, PROC_INST_ID_, PROC_DEF_ID_, NAME_, TASK_DEF_KEY_, PRIORITY_,"
                + " CREATE_TIME_, DUE_DATE_, SUSPENSION_STATE_, TENANT_ID_, TASK_STATE_) select id, 1, id, id, definition,"
                + " name || '：第' || id || '号事项', step, 50, made, made + interval '10 days', 1, code, 'Created' from bench_open").update();
        jdbc.sql("insert into ACT_RU_IDENTITYLINK (ID_, REV_, GROUP_ID_, TYPE_, TASK_ID_, TENANT_ID_) select id, 1, candidate, 'candidate', id,"
                + " code from bench_open").update();
        jdbc.sql("insert into ACT_RU_VARIABLE (ID_, REV_, TYPE_, NAME_, EXECUTION_ID_, PROC_INST_ID_, PROC_DEF_ID_, TEXT_, VAR_SCOPE_,"
                + " SEQUENCE_COUNTER_, IS_CONCURRENT_LOCAL_, TENANT_ID_) select id, 1, 'string', 'caseNumber', id, id, definition, 'JC-' || id, id, 1,"
                + " false, code from bench_open").update();
        jdbc.sql("vacuum analyze").update();
    }

    /**
     * The engine's own rights instead of ours: a row for every task (resource 7) and candidate to read and change it, and no grant by process
     * definition (6).
     */
    void stockRows() {
        jdbc.sql("create table bench_grants as select * from ACT_RU_AUTHORIZATION").update();
        jdbc.sql("delete from ACT_RU_AUTHORIZATION where RESOURCE_TYPE_ = 6").update();
        jdbc.sql("insert into ACT_RU_AUTHORIZATION (ID_, REV_, TYPE_, GROUP_ID_, RESOURCE_TYPE_, RESOURCE_ID_, PERMS_, ROOT_PROC_INST_ID_)"
                + " select TASK_ID_, 1, 1, GROUP_ID_, 7, TASK_ID_, 6, TASK_ID_ from ACT_RU_IDENTITYLINK").update();
        jdbc.sql("vacuum analyze ACT_RU_AUTHORIZATION").update();
    }

    void ourRows() {
        jdbc.sql("truncate ACT_RU_AUTHORIZATION").update();
        jdbc.sql("insert into ACT_RU_AUTHORIZATION select * from bench_grants").update();
        jdbc.sql("drop table bench_grants").update();
        jdbc.sql("vacuum full ACT_RU_AUTHORIZATION").update();
        jdbc.sql("analyze ACT_RU_AUTHORIZATION").update();
    }
}
