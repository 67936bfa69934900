package org.cunyi.workflow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.cunyi.CunyiApplication;
import org.cunyi.TestPostgres;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Times the inbox of an official of ten offices and of a county office over 204 units (docs/inbox.md): with our rights, with authorisations off,
 * and with the engine's own row per task and candidate.
 */
public final class InboxBench {

    private static final int ROUNDS = 200;
    private static final int WARM_UP = 20;
    private static final double GOAL = 2;

    private final ProcessEngine ours;
    private final ProcessEngine stock;
    private final JdbcClient jdbc;
    private final Identities identities;
    private final InboxCounty county;
    private final List<String> missed = new ArrayList<>();

    private InboxBench(ConfigurableApplicationContext context) throws Exception {
        ours = context.getBean(ProcessEngine.class);
        stock = StockEngine.on(context.getBean(DataSource.class));
        jdbc = context.getBean(JdbcClient.class);
        identities = context.getBean(Identities.class);
        county = new InboxCounty(context);
    }

    public static void main(String[] arguments) throws Exception {
        List<Integer> sizes = arguments.length == 0 ? List.of(5_000, 100_000) : Arrays.stream(arguments).map(Integer::valueOf).toList();
        ConfigurableApplicationContext context = new SpringApplicationBuilder(CunyiApplication.class).profiles("demo")
                .initializers(new TestPostgres()).run("--server.port=0", "--management.server.port=0",
                        "--camunda.bpm.job-execution.enabled=false", "--cunyi.reminders.cron=-", "--cunyi.mail.digest-cron=-",
                        "--logging.level.org.camunda.bpm.engine.context=off");
        InboxBench bench = new InboxBench(context);
        sizes.forEach(bench::measure);
        System.out.println(bench.missed.isEmpty() ? "目标达到 goal holds: every p50 of ours is within twice that of off"
                : "目标未达到 goal missed: " + bench.missed);
        System.exit(0);
    }

    private void measure(int tasks) {
        county.fill(tasks);
        Map<InboxQuestion, List<InboxSeries>> asked = new LinkedHashMap<>();
        for (InboxQuestion question : InboxQuestion.all(ours)) {
            asked.put(question, List.of(new InboxSeries(ours, true, identities, question), new InboxSeries(ours, false, identities, question),
                    new InboxSeries(stock, true, identities, question)));
        }
        asked.values().forEach(series -> rounds(WARM_UP, false, series.subList(0, 2)));
        asked.values().forEach(series -> rounds(ROUNDS, true, series.subList(0, 2)));
        asked.forEach((question, series) -> {
            explain(tasks, "ours", question, series.get(0));
            explain(tasks, "off", question, series.get(1));
        });
        county.stockRows();
        asked.values().forEach(series -> {
            rounds(WARM_UP, false, series.subList(2, 3));
            rounds(ROUNDS, true, series.subList(2, 3));
        });
        county.ourRows();
        System.out.printf("%n%-50s %23s %21s %21s%n", "%,d tasks, milliseconds".formatted(tasks), "ours p50 p95 我们", "off p50 p95 关闭授权",
                "stock p50 p95 引擎自带");
        asked.forEach((question, series) -> print(tasks, question, series));
    }

    /** In turn, so that a busy machine is busy for all of them. */
    private static void rounds(int rounds, boolean counted, List<InboxSeries> series) {
        for (int round = 0; round < rounds; round++) {
            series.forEach(s -> s.ask(counted));
        }
    }

    private void print(int tasks, InboxQuestion question, List<InboxSeries> series) {
        if (!series.get(1).agreesWith(series.get(0)) || question.inbox() && !series.get(2).agreesWith(series.get(0))) {
            throw new IllegalStateException("different answers: " + question.name());
        }
        double ratio = series.get(0).percentile(50) / series.get(1).percentile(50);
        if (ratio > GOAL) {
            missed.add(tasks + " " + question.name());
        }
        StringBuilder line = new StringBuilder(question.name()).append(" |");
        series.forEach(s -> line.append(" %9s %9s |".formatted(s.at(50), s.at(95))));
        System.out.println(line.append(" ours/off %.2f".formatted(ratio)));
    }

    private void explain(int tasks, String setUp, InboxQuestion question, InboxSeries series) {
        List<String> sent = series.statements();
        System.out.printf("%n--- %,d, %s, %s: %d statements%n", tasks, setUp, question.name(), sent.size());
        sent.stream().filter(s -> s.contains("ACT_RU_TASK")).flatMap(this::plan).forEach(System.out::println);
    }

    private Stream<String> plan(String statement) {
        return jdbc.sql("explain (analyze, buffers, costs off, timing off) " + statement).query(String.class).list().stream()
                .map(l -> l.length() > 200 ? l.substring(0, 200) + "…" : l);
    }
}
