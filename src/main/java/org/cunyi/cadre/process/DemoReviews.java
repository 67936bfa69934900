package org.cunyi.cadre.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.cunyi.cadre.batch.Batch;
import org.cunyi.cadre.batch.Batches;
import org.cunyi.cadre.batch.CandidateImport;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Identities;
import org.cunyi.workflow.RuleTables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * The demonstration county's joint review: 26 invented candidates of two townships, 21 passed, 5 rejected for a stated item. Each step is taken
 * by the official whose it is, through the forms and rules that everybody passes, beside whoever has logged in already; a start that was ended
 * in the middle of it is gone on with at the next one. What is to be published hangs in the first township and waits for its draft in the second.
 */
@Component
@Profile("embedded")
class DemoReviews {

    private static final Logger LOG = LoggerFactory.getLogger(DemoReviews.class);
    private static final Map<String, String> TOWNSHIPS = Map.of("liulin", "990101101", "shiqiao", "990101102");
    private static final String PUBLISHES = "liulin";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Batches batches;
    private final CandidateImport imports;
    private final Cases cases;
    private final CaseView view;
    private final RuleTables tables;
    private final TaskService tasks;
    private final FormService forms;
    private final Identities identities;
    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile boolean stopped;

    DemoReviews(Batches batches, CandidateImport imports, Cases cases, CaseView view, RuleTables tables, TaskService tasks, FormService forms,
            Identities identities, JdbcClient jdbc, Clock clock) {
        this.batches = batches;
        this.imports = imports;
        this.cases = cases;
        this.view = view;
        this.tables = tables;
        this.tasks = tasks;
        this.forms = forms;
        this.identities = identities;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a unit found about the candidate in that line of the township's file. */
    private record Finding(String township, int line, String unit, String item, String basis, String remark) {
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread thread = new Thread(this::review, "demonstration");
        thread.setDaemon(true);
        thread.start();
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopped = true;
    }

    private void review() {
        try {
            List<Finding> findings = findings();
            TOWNSHIPS.keySet().stream().sorted().forEach(t -> review(t, findings));
            LOG.info("the demonstration's joint review of cadres is complete");
        } catch (RuntimeException e) {
            if (!stopped) {
                LOG.error("the demonstration's joint review of cadres is not complete; the next start goes on with it", e);
            }
        }
    }

    private static List<Finding> findings() {
        try (InputStreamReader in = new InputStreamReader(new ClassPathResource("demo/findings.csv").getInputStream(), StandardCharsets.UTF_8)) {
            return CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(in).stream().map(DemoReviews::finding).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Finding finding(CSVRecord row) {
        return new Finding(row.get("township"), Integer.parseInt(row.get("line")), row.get("unit"), row.get("item"), row.get("basis"), row.get("remark"));
    }

    private void review(String township, List<Finding> findings) {
        List<String> numbers = as(township + "-office", () -> entered(township));
        for (int i = 0; i < numbers.size(); i++) {
            int line = i + 1;
            review(township, cases.get(numbers.get(i)), findings.stream().filter(f -> f.township().equals(township) && f.line() == line).toList());
        }
    }

    /** Whoever is under review is not entered a second time; nobody is reviewed before all are entered. */
    private List<String> entered(String township) {
        String file = "candidates-" + township + ".csv";
        Batch batch = batches.find(jdbc.sql("select number from qualification_batch where township = ? order by opened_at, number fetch first 1 rows only")
                .param(TOWNSHIPS.get(township)).query(String.class).optional().orElseGet(() -> batches.open(TOWNSHIPS.get(township),
                        LocalDate.now(clock).getYear() + "年村级组织人选联审"))).orElseThrow();
        try (InputStream in = new ClassPathResource("demo/" + file).getInputStream()) {
            byte[] content = in.readAllBytes();
            if (cases(batch).size() < new String(content, StandardCharsets.UTF_8).lines().count() - 1) {
                imports.enter(batch, file, content, true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases(batch);
    }

    private List<String> cases(Batch batch) {
        return jdbc.sql("select case_number from qualification_batch_case where batch = ? order by case_number").param(batch.number())
                .query(String.class).list();
    }

    private void review(String township, CaseFile file, List<Finding> findings) {
        done(township + "-committee", file, "first_review", Map.of("firstReview", "forward"));
        open(file, "unit_review").forEach(t -> answered(file, t, findings));
        done(township + "-office", file, "candidate_statement", Map.of("stated", "waived", "toldOn", LocalDate.now(clock).toString()));
        done("county-organization", file, "conclusion", Map.of("conclusion", findings.isEmpty() ? "pass" : "reject"));
        if (township.equals(PUBLISHES)) {
            cases.children(file.caseNumber()).forEach(p -> published(township, p));
        }
    }

    private void answered(CaseFile file, Task task, List<Finding> findings) {
        String unit = tasks.getIdentityLinksForTask(task.getId()).stream().map(l -> l.getGroupId()).filter(g -> g != null).findFirst().orElseThrow()
                .replaceFirst("@.*", "");
        Map<String, Object> answers = new HashMap<>();
        String items = String.valueOf(tables.look(view.step(file, "unit_review").orElseThrow(), "cadre-qualification-units", Map.of("unit", unit))
                .get(0).get("items"));
        List.of(items.split(",")).forEach(i -> answers.put("unitAnswer_" + i, "clear"));
        findings.stream().filter(f -> f.unit().equals(unit)).forEach(f -> answers.putAll(Map.of("unitAnswer_" + f.item(), "finding",
                "unitBasis_" + f.item(), f.basis(), "unitRemark_" + f.item(), f.remark())));
        as(unit, () -> {
            tasks.complete(task.getId(), answers);
            return null;
        });
    }

    /** As the product proposes it, every name in it confirmed as one that belongs there. */
    private void published(String township, CaseFile publication) {
        open(publication, "draft_notice").forEach(draft -> {
            Map<String, Object> proposed = as(township + "-office", () -> forms.getTaskFormVariables(draft.getId()));
            done(township + "-office", publication, "draft_notice", Map.of("noticeTitle", proposed.get("noticeTitle"), "noticeBody",
                    proposed.get("noticeBody")));
        });
        open(publication, "release").forEach(release -> {
            Map<String, Object> released = new HashMap<>(Map.of("released", "true"));
            as(township + "-committee", () -> fields(release)).stream().filter(k -> k.startsWith("cleared_")).forEach(k -> released.put(k, true));
            done(township + "-committee", publication, "release", released);
        });
    }

    private List<String> fields(Task task) {
        try (InputStream form = forms.getDeployedTaskForm(task.getId())) {
            return JSON.readTree(form).path("components").findValuesAsText("key").stream().collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Task> open(CaseFile file, String key) {
        return tasks.createTaskQuery().processInstanceId(file.processInstanceId()).taskDefinitionKey("user_" + key).list();
    }

    /** Nothing where the case is past that step, or does not come to it. */
    private void done(String login, CaseFile file, String key, Map<String, Object> answers) {
        open(file, key).forEach(task -> as(login, () -> {
            tasks.complete(task.getId(), answers);
            return null;
        }));
    }

    private <T> T as(String login, Supplier<T> act) {
        if (stopped) {
            throw new IllegalStateException("the application ends");
        }
        SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated(login, null, List.of()));
        identities.actAs(login, identities.rightsOf(login));
        try {
            return act.get();
        } finally {
            identities.actAsNobody();
            SecurityContextHolder.clearContext();
        }
    }
}
