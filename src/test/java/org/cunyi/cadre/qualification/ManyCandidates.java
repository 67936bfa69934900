package org.cunyi.cadre.qualification;

import static org.cunyi.cadre.qualification.Candidates.candidate;
import static org.cunyi.cadre.qualification.Candidates.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.cunyi.Client;
import org.cunyi.Walk;
import org.cunyi.deliberation.resolution.StatementCount;
import org.springframework.context.ApplicationContext;

/** A season of candidates of 柳林镇, step by step, and what people then look at, each with its time and its statements. */
public final class ManyCandidates {

    /** Other threads may send some statements of their own in between; the fewest of some rounds are those of the question. */
    private static final int ROUNDS = 5;

    private final ProcessEngine engine;
    private final Walk walk;
    private final int port;
    private final String filter;
    private final List<String> numbers = new ArrayList<>();

    public ManyCandidates(ApplicationContext context) {
        engine = context.getBean(ProcessEngine.class);
        walk = new Walk(context);
        port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        filter = engine.getFilterService().createTaskFilterQuery().filterName("本岗位待办").singleResult().getId();
    }

    /** @param millis median @param statements fewest */
    public record Cost(double millis, int statements) {
    }

    public List<String> numbers() {
        return numbers;
    }

    public Walk walk() {
        return walk;
    }

    public void enter(int count) {
        for (int i = 0; i < count; i++) {
            String number = walk.begin("liulin-office", "cadre-qualification", Map.of("title", "村委会主任"));
            walk.complete("liulin-office", number, "enter_candidate", candidate("人选" + (numbers.size() + 1), identity()));
            numbers.add(number);
        }
    }

    public void review(String number) {
        walk.complete("liulin-committee", number, "first_review", Map.of("firstReview", "forward"));
    }

    /** Its task is found as Tasklist finds it: by the unit's group. */
    public Task task(String number, String unit) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(number).taskCandidateGroup(unit + "@" + Candidates.COUNTY)
                .includeAssignedTasks().taskDefinitionKey("user_unit_review").singleResult();
    }

    public void answer(Task task, String unit) {
        walk.complete(unit, task, Candidates.answer(unit, unit.equals("unit-court") ? "N08" : "-"));
    }

    public void state(String number) {
        walk.complete("liulin-office", number, "candidate_statement", Map.of("stated", "waived", "toldOn", org.cunyi.TestClock.TODAY.toString()));
    }

    public void conclude(String number) {
        walk.complete("county-organization", number, "conclusion", Map.of("conclusion", "defer"));
    }

    /** Inboxes, lists, pages and forms while all candidates are with the units. */
    public Map<String, Cost> looks() {
        String last = numbers.get(numbers.size() - 1);
        Map<String, Cost> looks = new LinkedHashMap<>();
        for (String login : List.of("county-organization", "unit-court")) {
            looks.put(login + ": inbox, list", as(login, () -> engine.getFilterService().listPage(filter, 0, 15)));
            looks.put(login + ": inbox, count", as(login, () -> engine.getFilterService().count(filter)));
            looks.put(login + ": form of its task", http(login, "/engine-rest/task/" + task(last, login).getId() + "/form-variables"));
        }
        for (String login : List.of("county-organization", "liulin-office")) {
            looks.put(login + ": list of cases", http(login, "/cases?process=cadre-qualification"));
            looks.put(login + ": case page", http(login, "/cases/" + last));
            looks.put(login + ": case by API", http(login, "/api/cases/" + last));
        }
        return looks;
    }

    private Cost as(String login, Supplier<?> asked) {
        return cost(() -> walk.acting().as(login, asked::get));
    }

    public Cost http(String login, String path) {
        return cost(() -> get(login, path));
    }

    public void get(String login, String path) {
        int status = new Client(port, login).get(path).status();
        if (status != 200) {
            throw new AssertionError(login + " " + path + " " + status);
        }
    }

    private static Cost cost(Runnable asked) {
        asked.run();
        List<Double> millis = new ArrayList<>();
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long from = System.nanoTime();
            asked.run();
            millis.add((System.nanoTime() - from) / 1e6);
            fewest = Math.min(fewest, statements(asked));
        }
        return new Cost(millis.stream().sorted().toList().get(ROUNDS / 2), fewest);
    }

    public static int statements(Runnable asked) {
        try (StatementCount count = new StatementCount()) {
            asked.run();
            return count.ours() + count.engine();
        }
    }
}
