package org.cunyi.cadre.process;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.cunyi.cadre.batch.Batch;
import org.cunyi.cadre.batch.BatchQuestion;
import org.cunyi.cadre.batch.Batches;
import org.cunyi.cadre.batch.CandidateImport;
import org.cunyi.cadre.batch.CandidateLine;
import org.cunyi.cadre.batch.Progress;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.RuleTables;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The demonstration county's joint review: 26 invented candidates of two townships, 21 passed, 5 rejected for a stated item. What is to be
 * published hangs in the first township and waits for its draft in the second.
 */
@Component
@Profile("embedded")
class DemoReviews {

    private static final Map<String, String> TOWNSHIPS = Map.of("liulin", "990101101", "shiqiao", "990101102");
    private static final String PUBLISHES = "liulin";
    private static final int MOST = 1000;

    private final Batches batches;
    private final Progress progress;
    private final CandidateImport imports;
    private final Cases cases;
    private final CaseView view;
    private final RuleTables tables;
    private final TaskService tasks;
    private final DemoOfficials officials;
    private final DemoNotices notices;
    private final Clock clock;

    DemoReviews(Batches batches, Progress progress, CandidateImport imports, Cases cases, CaseView view, RuleTables tables, TaskService tasks,
            DemoOfficials officials, DemoNotices notices, Clock clock) {
        this.batches = batches;
        this.progress = progress;
        this.imports = imports;
        this.cases = cases;
        this.view = view;
        this.tables = tables;
        this.tasks = tasks;
        this.officials = officials;
        this.notices = notices;
        this.clock = clock;
    }

    /** What a unit found about the candidate in that line of the township's file. */
    private record Finding(String township, int line, String unit, String item, String basis, String remark) {

        private static Finding of(CSVRecord row) {
            return new Finding(row.get("township"), DemoFiles.number(row, "line"), row.get("unit"), row.get("item"), row.get("basis"),
                    row.get("remark"));
        }
    }

    void take() {
        List<Finding> findings = DemoFiles.rows("findings.csv").stream().map(Finding::of).toList();
        TOWNSHIPS.keySet().stream().sorted().forEach(t -> review(t, findings));
    }

    private void review(String township, List<Finding> findings) {
        List<String> numbers = officials.as(township + "-office", () -> entered(township));
        for (int i = 0; i < numbers.size(); i++) {
            int line = i + 1;
            review(township, cases.get(numbers.get(i)), findings.stream().filter(f -> f.township().equals(township) && f.line() == line).toList());
        }
    }

    /** Whoever is under review is not entered a second time; nobody is reviewed before all are entered. */
    private List<String> entered(String township) {
        String file = "candidates-" + township + ".csv";
        Batch batch = batch(TOWNSHIPS.get(township));
        byte[] content = DemoFiles.content(file);
        if (cases(batch).size() < new String(content, StandardCharsets.UTF_8).lines().count() - 1) {
            imports.enter(batch, file, content, true);
        }
        return cases(batch);
    }

    /** The township's oldest one. */
    private Batch batch(String township) {
        String number = batches.find(new BatchQuestion(List.of(township), null, null, null), 0, MOST).stream().reduce((a, b) -> b)
                .map(b -> b.number()).orElseGet(() -> batches.open(township, LocalDate.now(clock).getYear() + "年村级组织人选联审"));
        return batches.find(number).orElseThrow();
    }

    private List<String> cases(Batch batch) {
        return progress.candidates(batch, null, 0, MOST).stream().map(CandidateLine::caseNumber).toList();
    }

    private void review(String township, CaseFile file, List<Finding> findings) {
        officials.done(township + "-committee", file, "first_review", Map.of("firstReview", "forward"));
        officials.open(file, "unit_review").forEach(t -> answered(file, t, findings));
        if (!findings.isEmpty()) {
            officials.done(township + "-office", file, "candidate_statement", Map.of("stated", "waived", "toldOn", officials.ago(0)));
        }
        officials.done("county-organization", file, "conclusion", Map.of("conclusion", findings.isEmpty() ? "pass" : "reject"));
        if (township.equals(PUBLISHES)) {
            cases.children(file.caseNumber()).forEach(p -> notices.township(township, p));
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
        officials.done(unit, task, answers);
    }
}
