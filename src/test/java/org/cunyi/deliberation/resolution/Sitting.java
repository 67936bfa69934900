package org.cunyi.deliberation.resolution;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.runtime.Job;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.deliberation.Evening;
import org.springframework.context.ApplicationContext;

/** A session of 李村 at its first item, and what it says of the resolutions. */
public final class Sitting {

    public static final String LI = "990101101202";
    private static final String CHAIR = "li-council-chair";
    private static final int DAYS_AHEAD = 3;

    private final Walk walk;
    private final ManagementService jobs;
    private final String number;
    private final Map<String, Object> answers = new HashMap<>();

    /** Resolutions that other tests left would all have to be answered. */
    public static void forgetOthers(ApplicationContext context) {
        new Evening(context, LI).clearAll();
    }

    public Sitting(ApplicationContext context, Walk walk) {
        this.walk = walk;
        this.jobs = context.getBean(ManagementService.class);
        Evening evening = new Evening(context, LI);
        evening.clear();
        TestClock clock = context.getBean(TestClock.class);
        String topic = evening.topic("修整村内水渠");
        number = walk.begin(CHAIR, DeliberationProcess.SESSION, Map.of("title", "李村议事会"));
        walk.complete(CHAIR, number, "agenda", Evening.agenda(LocalDate.now(clock).plusDays(DAYS_AHEAD).toString(), topic));
        clock.plusDays(DAYS_AHEAD);
        walk.complete("li-clerk", number, "sign_in", evening.came(20));
    }

    public String number() {
        return number;
    }

    public Sitting strikeOff(String resolution) {
        answers.put("answer_" + resolution, "strike-off");
        return this;
    }

    public Sitting goOn(String resolution, LocalDate deadline, String reason) {
        answers.put("answer_" + resolution, "continue");
        answers.put("deadline_" + resolution, deadline.toString());
        return because(resolution, reason);
    }

    public Sitting withdraw(String resolution, String reason) {
        answers.put("answer_" + resolution, "withdraw");
        return because(resolution, reason);
    }

    private Sitting because(String resolution, String reason) {
        if (reason != null) {
            answers.put("reason_" + resolution, reason);
        }
        return this;
    }

    /** Completes the step with what was said. */
    public Sitting go() {
        walk.complete(CHAIR, number, "resolution_progress", answers);
        return this;
    }

    /** Runs the jobs by which the cases hear of it. @return how many there were */
    public int hear() {
        return hear(jobs);
    }

    public static int hear(ManagementService jobs) {
        int run = 0;
        for (List<Batch> open = jobs.createBatchQuery().list(); !open.isEmpty(); open = jobs.createBatchQuery().list()) {
            for (Batch batch : open) {
                for (String kind : List.of(batch.getSeedJobDefinitionId(), batch.getBatchJobDefinitionId(), batch.getMonitorJobDefinitionId())) {
                    List<Job> waiting = jobs.createJobQuery().jobDefinitionId(kind).list();
                    waiting.forEach(j -> jobs.executeJob(j.getId()));
                    run += waiting.size();
                }
            }
        }
        return run;
    }
}
