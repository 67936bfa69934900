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
import org.cunyi.cadre.batch.ImportReport;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Identities;
import org.cunyi.workflow.RuleTables;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The demonstration county's joint review: 26 invented candidates of two townships, 21 passed, 5 rejected for a stated item. Each step is taken
 * by the official whose it is, through the forms and rules that everybody passes. What is to be published hangs in the first township and waits
 * for its draft in the second.
 */
@Component
@Profile("embedded")
@Order(20)
class DemoReviews implements ApplicationRunner {

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
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoReviews(Batches batches, CandidateImport imports, Cases cases, CaseView view, RuleTables tables, TaskService tasks, FormService forms,
            Identities identities, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.batches = batches;
        this.imports = imports;
        this.cases = cases;
        this.view = view;
        this.tables = tables;
        this.tasks = tasks;
        this.forms = forms;
        this.identities = identities;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What a unit found about the candidate in that line of the township's file. */
    private record Finding(String township, int line, String unit, String item, String basis, String remark) {
    }

    /** All of it or nothing: a review half done would be taken for done at the next start. */
    @Override
    public void run(ApplicationArguments arguments) {
        if (jdbc.sql("select count(*) from qualification_batch").query(Integer.class).single() > 0) {
            return;
        }
        List<Finding> findings = findings();
        transaction.executeWithoutResult(status -> TOWNSHIPS.keySet().stream().sorted().forEach(t -> review(t, findings)));
        LOG.info("the demonstration's joint review of cadres is loaded");
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

    private List<String> entered(String township) {
        String file = "candidates-" + township + ".csv";
        Batch batch = batches.find(batches.open(TOWNSHIPS.get(township), LocalDate.now(clock).getYear() + "年村级组织人选联审")).orElseThrow();
        try (InputStream in = new ClassPathResource("demo/" + file).getInputStream()) {
            ImportReport report = imports.enter(batch, file, in.readAllBytes(), true);
            if (report.refused() > 0) {
                throw new IllegalStateException("demo/" + file + ": " + report.problems());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jdbc.sql("select case_number from qualification_batch_case where batch = ? order by case_number").param(batch.number())
                .query(String.class).list();
    }

    private void review(String township, CaseFile file, List<Finding> findings) {
        done(township + "-committee", file, "first_review", Map.of("firstReview", "forward"));
        open(file, "unit_review").forEach(t -> answered(file, t, findings));
        if (!findings.isEmpty()) {
            done(township + "-office", file, "candidate_statement", Map.of("stated", "waived", "toldOn", LocalDate.now(clock).toString()));
        }
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
        Task draft = open(publication, "draft_notice").get(0);
        Map<String, Object> proposed = as(township + "-office", () -> new HashMap<>(forms.getTaskFormVariables(draft.getId())));
        done(township + "-office", publication, "draft_notice", Map.of("noticeTitle", proposed.get("noticeTitle"), "noticeBody",
                proposed.get("noticeBody")));
        Map<String, Object> released = new HashMap<>(Map.of("released", "true"));
        Task release = open(publication, "release").get(0);
        as(township + "-committee", () -> fields(release)).stream().filter(k -> k.startsWith("cleared_")).forEach(k -> released.put(k, true));
        done(township + "-committee", publication, "release", released);
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

    private void done(String login, CaseFile file, String key, Map<String, Object> answers) {
        as(login, () -> {
            tasks.complete(open(file, key).get(0).getId(), answers);
            return null;
        });
    }

    private <T> T as(String login, Supplier<T> act) {
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
