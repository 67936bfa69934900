package org.cunyi.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.process.CaseStarter;
import org.cunyi.workflow.process.EngineFailures;
import org.cunyi.workflow.process.InnerStart;
import org.cunyi.workflow.process.ModelSteps;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the engine knows of a case, for pages and the API; who may see the case has been asked before. */
@Component
public class CaseView {

    private final ProcessEngine engine;
    private final EngineCalls calls;
    private final CaseStarter starter;
    private final InnerStart inner;
    private final ModelSteps model;
    private final JdbcClient jdbc;
    private final Clock clock;

    CaseView(@Lazy ProcessEngine engine, EngineCalls calls, CaseStarter starter, InnerStart inner, ModelSteps model, JdbcClient jdbc, Clock clock) {
        this.engine = engine;
        this.calls = calls;
        this.starter = starter;
        this.inner = inner;
        this.model = model;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The path so far: elements that were left, and those where the case stands now. */
    public record Path(Set<String> done, Set<String> active) {
    }

    public List<OpenTask> openTasks(CaseFile file) {
        // to the engine an instance that is not named is any instance
        List<Task> tasks = file.processInstanceId() == null ? List.of() : calls.free(() -> engine.getTaskService().createTaskQuery()
                .processInstanceId(file.processInstanceId()).orderByTaskCreateTime().asc().list());
        Map<String, List<String>> groups = groups(tasks.stream().map(Task::getId).toList());
        return tasks.stream().map(t -> view(t, groups.getOrDefault(t.getId(), List.of()), file)).toList();
    }

    /** Candidate groups by task, asked once: the engine would be asked task by task, and thirteen units answer at a time. */
    private Map<String, List<String>> groups(List<String> tasks) {
        Map<String, List<String>> groups = new HashMap<>();
        if (!tasks.isEmpty()) {
            jdbc.sql("select TASK_ID_, GROUP_ID_ from ACT_RU_IDENTITYLINK where TASK_ID_ in (:tasks) and TYPE_ = 'candidate' and GROUP_ID_ is not null"
                    + " order by GROUP_ID_").param("tasks", tasks).query(row -> {
                        groups.computeIfAbsent(row.getString(1), t -> new ArrayList<>()).add(row.getString(2));
                    });
        }
        return groups;
    }

    /** The number of the case that an open task belongs to. */
    public Optional<String> caseOf(String taskId) {
        return calls.free(() -> Optional.ofNullable(engine.getTaskService().createTaskQuery().taskId(taskId).singleResult())
                .map(t -> engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(t.getProcessInstanceId()).singleResult())
                .map(ProcessInstance::getBusinessKey));
    }

    private OpenTask view(Task task, List<String> groups, CaseFile file) {
        String name = file.stepOf(task.getName());
        Date due = task.getDueDate();
        OffsetDateTime until = due == null ? null : due.toInstant().atZone(clock.getZone()).toOffsetDateTime();
        return new OpenTask(task.getId(), task.getTaskDefinitionKey(), name, groups, task.getAssignee(), until,
                until != null && until.isBefore(OffsetDateTime.now(clock)));
    }

    public Path path(CaseFile file) {
        List<HistoricActivityInstance> all = calls.free(() -> engine.getHistoryService().createHistoricActivityInstanceQuery()
                .processInstanceId(file.processInstanceId()).list());
        Set<String> done = new LinkedHashSet<>();
        Set<String> active = new LinkedHashSet<>();
        all.forEach(a -> (a.getEndTime() == null ? active : done).add(a.getActivityId()));
        return new Path(done, active);
    }

    /** A step as the case's model has it, whether or not the case stands there now. */
    public Optional<Step> step(CaseFile file, String key) {
        return model.step(file, key);
    }

    /** All steps of the case's model, in its order. */
    public List<Step> steps(CaseFile file) {
        return model.steps(file);
    }

    /** Whether the case's model has an element of that id, for example {@code call_publish_result}. */
    public boolean has(CaseFile file, String elementId) {
        return model.has(file, elementId);
    }

    /** Whether nobody sees such cases but those who have a task in them; reading in one is an act then. */
    public boolean ownTasksOnly(CaseFile file) {
        return model.ownTasksOnly(file);
    }

    /** Roles that may look at such a case without a task in it. */
    public List<String> readers(CaseFile file) {
        return model.readers(file);
    }

    /** The same by procedure, as the models are now. */
    public Map<String, List<String>> secret() {
        return model.secret();
    }

    /** The Chinese name of a procedure, as its newest model has it. */
    public Optional<String> name(String process) {
        return calls.free(() -> Optional.ofNullable(engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(process).latestVersion()
                .singleResult()).map(ProcessDefinition::getName));
    }

    /** All procedures there are, by key. */
    public List<String> procedures() {
        return calls.free(() -> engine.getRepositoryService().createProcessDefinitionQuery().latestVersion().orderByProcessDefinitionKey().asc().list()
                .stream().map(ProcessDefinition::getKey).toList());
    }

    /** The model in the version that the case runs on. */
    public String modelXml(CaseFile file) {
        return calls.free(() -> {
            String name = "bpmn/" + file.process() + ".bpmn";
            try (InputStream in = engine.getRepositoryService().getResourceAsStream(file.deploymentId(), name)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Procedures that the acting person can begin. */
    public List<StartableProcess> startable() {
        return starter.startable();
    }

    /** Begins a case through its start form. @return its number */
    public String start(String process, Map<String, Object> answers) {
        return engine.getFormService().submitStartForm(definition(process), answers).getBusinessKey();
    }

    private String definition(String process) {
        return calls.free(() -> Optional.ofNullable(engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(process).latestVersion()
                .singleResult()).map(ProcessDefinition::getId).orElseThrow(() -> Refusal.of("process", "没有名为“" + process + "”的程序")));
    }

    /**
     * Completes the open task of that step as the acting person, through its form and all its rules.
     *
     * @throws Refusal where the case does not stand there, it is not his to do, or a rule is not kept
     */
    public void complete(String caseNumber, String step, Map<String, Object> answers) {
        try {
            String task = calls.free(() -> Optional.ofNullable(engine.getTaskService().createTaskQuery().processInstanceBusinessKey(caseNumber)
                    .taskDefinitionKey("user_" + step).singleResult()).map(Task::getId)
                    .orElseThrow(() -> Refusal.late("案件目前不在这一环节，请刷新后查看")));
            engine.getTaskService().complete(task, answers);
        } catch (RuntimeException e) {
            throw EngineFailures.isKnown(e) ? EngineFailures.explain(e, 0) : e;
        }
    }

    /** What can be chosen in a field of a procedure's start form, in its order. */
    public List<String> startChoices(String process, String field) {
        return starter.choices(definition(process), field);
    }

    /** Opens a case that one procedure decides and no form begins; rows can be written for it before {@link #begin}. @return its number */
    public String open(String process, String orgCode, String title) {
        return inner.open(process, orgCode, title);
    }

    public void begin(String caseNumber, Map<String, Object> facts) {
        inner.begin(caseNumber, facts);
    }
}
