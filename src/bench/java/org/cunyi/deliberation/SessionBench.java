package org.cunyi.deliberation;

import static org.cunyi.deliberation.resolution.Sitting.LI;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cunyi.CunyiApplication;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.TestPostgres;
import org.cunyi.Walk;
import org.cunyi.deliberation.resolution.HeldSession;
import org.cunyi.deliberation.resolution.ReportAnswer;
import org.cunyi.deliberation.resolution.Reports;
import org.cunyi.deliberation.resolution.Sitting;
import org.cunyi.deliberation.resolution.StatementCount;
import org.cunyi.workflow.Cases;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Times the first item of a session that hears of 200 open resolutions: answers, completion, and the jobs by which all cases know of it. */
public final class SessionBench {

    private static final int FIFTH = 5;

    private SessionBench() {
    }

    public static void main(String[] arguments) {
        List<Integer> sizes = arguments.length == 0 ? List.of(FIFTH, 200) : List.of(Integer.valueOf(arguments[0]));
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(CunyiApplication.class, CunyiTest.Configuration.class)
                .profiles("demo").initializers(new TestPostgres()).run("--server.port=0", "--management.server.port=0",
                        "--camunda.bpm.job-execution.enabled=false", "--cunyi.publication.cron=-", "--cunyi.reminders.cron=-",
                        "--cunyi.mail.digest-cron=-")) {
            measure(context, FIFTH);
            sizes.forEach(size -> System.out.println(measure(context, size)));
        }
        System.exit(0);
    }

    /** A fifth is struck off, a fifth withdrawn, the others go on. */
    private static String measure(ConfigurableApplicationContext context, int size) {
        context.getBean(TestClock.class).reset();
        Walk walk = new Walk(context);
        Sitting.forgetOthers(context);
        long from = System.nanoTime();
        List<String> all = resolve(context, walk, size);
        long opened = System.nanoTime();
        Sitting sitting = new Sitting(context, walk);
        long prepared = System.nanoTime();
        Reports reports = context.getBean(Reports.class);
        IntStream.range(0, size).forEach(i -> walk.acting().as("li-council-chair", () -> reports.answer(sitting.number(), all.get(i), said(i, size), null)));
        long answered = System.nanoTime();
        int ours;
        int engine;
        try (StatementCount count = new StatementCount()) {
            sitting.go();
            ours = count.ours();
            engine = count.engine();
        }
        long completed = System.nanoTime();
        int jobs = sitting.hear();
        long heard = System.nanoTime();
        long closed = all.stream().filter(n -> !context.getBean(Cases.class).get(n).isOpen()).count();
        return ("%d resolutions: made in %.1f s, answered in %.1f s (%.0f ms each); the step completed in %.0f ms with %d statements of ours and %d of"
                + " the engine; %d jobs in %.1f s until all cases know, %d of them closed").formatted(size, seconds(from, opened), seconds(prepared, answered),
                1000 * seconds(prepared, answered) / size, 1000 * seconds(answered, completed), ours, engine, jobs, seconds(completed, heard), closed);
    }

    private static List<String> resolve(ConfigurableApplicationContext context, Walk walk, int size) {
        HeldSession session = new HeldSession(context, LI, "li-council-member");
        List<String> all = IntStream.range(0, size).mapToObj(i -> session.resolve(session.wanted("li-committee", deadline()))).toList();
        all.stream().limit(size / FIFTH).forEach(n -> {
            walk.complete("li-committee", n, "execute", Map.of("content", "都换好了", "finished", "true"));
            walk.complete("li-council-member", n, "verify_result", Map.of("accepted", "true"));
        });
        return all;
    }

    private static LocalDate deadline() {
        return TestClock.TODAY.plusDays(20);
    }

    private static ReportAnswer said(int i, int size) {
        return i < size / FIFTH ? new ReportAnswer("strike-off", null, null) : i < 2 * size / FIFTH ? new ReportAnswer("withdraw", null, "不再需要")
                : new ReportAnswer("continue", deadline().plusDays(30), null);
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}
