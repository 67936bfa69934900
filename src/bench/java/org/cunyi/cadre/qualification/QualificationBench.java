package org.cunyi.cadre.qualification;

import static org.cunyi.cadre.qualification.ManyCandidates.statements;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.task.Task;
import org.cunyi.CunyiApplication;
import org.cunyi.CunyiTest;
import org.cunyi.TestPostgres;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Times a season of candidates and the thirteen units that answer for each, and what people look at while a tenth of them and all are there. */
public final class QualificationBench {

    private static final int SIZE = 500;

    private QualificationBench() {
    }

    public static void main(String[] arguments) {
        int asked = Integer.getInteger("bench.size", 0);
        int size = asked == 0 ? SIZE : asked;
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(CunyiApplication.class, CunyiTest.Configuration.class)
                .profiles("demo").initializers(new TestPostgres()).run("--server.port=0", "--management.server.port=0",
                        "--camunda.bpm.job-execution.enabled=false", "--cunyi.publication.cron=-", "--cunyi.reminders.cron=-",
                        "--cunyi.mail.digest-cron=-", "--cunyi.cadre.keeping-cron=-")) {
            measure(new ManyCandidates(context), context.getBean(JdbcClient.class), size);
        }
        System.exit(0);
    }

    private static void measure(ManyCandidates season, JdbcClient jdbc, int size) {
        int few = size / 10;
        season.enter(1);
        season.review(season.numbers().get(0));
        season.enter(few - 1);
        List<String> others = new ArrayList<>(season.numbers().subList(1, few));
        others.forEach(season::review);
        jdbc.sql("analyze").update();
        Map<String, ManyCandidates.Cost> looksOfFew = season.looks();
        System.out.printf("%n%d candidates on %d processors%n", size, Runtime.getRuntime().availableProcessors());
        each("start and enter_candidate", Collections.nCopies(size - few, 1), season::enter);
        List<String> rest = season.numbers().subList(few, size);
        each("first_review", rest, season::review);
        jdbc.sql("analyze").update();
        Map<String, ManyCandidates.Cost> looksOfAll = season.looks();
        for (String unit : Candidates.UNITS.keySet()) {
            List<Task> tasks = season.numbers().stream().map(n -> season.task(n, unit)).toList();
            each("unit_review of " + unit, tasks, t -> season.answer(t, unit));
        }
        each("candidate_statement", season.numbers(), season::state);
        jdbc.sql("analyze").update();
        String last = season.numbers().get(size - 1);
        looksOfAll.put("county-organization: case page with answers", season.http("county-organization", "/cases/" + last));
        each("conclusion", season.numbers(), season::conclude);
        looksOfAll.put("liulin-office: case page with conclusion", season.http("liulin-office", "/cases/" + last));
        System.out.printf("%n%-50s %10s %10s %12s %12s%n", "look (median ms, statements)", few + ": ms", size + ": ms", few + ": stmts", size + ": stmts");
        looksOfAll.forEach((name, all) -> {
            ManyCandidates.Cost a = looksOfFew.get(name);
            System.out.printf("%-50s %10s %10.1f %12s %12d%n", name, a == null ? "" : "%.1f".formatted(a.millis()), all.millis(),
                    a == null ? "" : a.statements(), all.statements());
        });
    }

    /** The first and the last are counted too: what grows with the season would show there. */
    private static <T> void each(String name, List<T> all, Consumer<T> act) {
        int first = statements(() -> act.accept(all.get(0)));
        long from = System.nanoTime();
        all.subList(1, all.size() - 1).forEach(act);
        double millis = (System.nanoTime() - from) / 1e6;
        int last = statements(() -> act.accept(all.get(all.size() - 1)));
        System.out.printf("%-34s %6d in %7.1f s, %6.1f ms each, statements %d (first) %d (last)%n", name, all.size(), millis / 1000,
                millis / Math.max(1, all.size() - 2), first, last);
    }
}
