package org.cunyi.insight.trace;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.cunyi.Acting;
import org.cunyi.CunyiApplication;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.TestPostgres;
import org.cunyi.Walk;
import org.cunyi.audit.Anchors;
import org.cunyi.audit.AuditChain;
import org.cunyi.audit.RecordBench;
import org.cunyi.decision.Sheets;
import org.cunyi.insight.watch.StillBench;
import org.cunyi.insight.web.AuditorAccess;
import org.cunyi.insight.web.GrowthChart;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The whole application among ten thousand, a hundred thousand and a million cases of five entries in proper chains, in an anchor each: what an
 * auditor's trace of a case costs, the verification of everything, and the finding of cases that stand still (docs/trace.md, docs/audit.md).
 */
public final class TraceBench {

    private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
    private static final int PER_CASE = 5;
    private static final int PIECE = 50_000;
    private static final int ROUNDS = 100;
    private static final int SPAN = 300;
    private static final String COUNTY = "990101";

    private final ConfigurableApplicationContext context;
    private final JdbcClient jdbc;
    private final TestClock clock;
    private final Acting acting;
    private final Map<String, List<Double>> traced = new LinkedHashMap<>();
    private final Map<String, List<Double>> verified = new LinkedHashMap<>();
    private String walked;

    private TraceBench(ConfigurableApplicationContext context) {
        this.context = context;
        this.jdbc = context.getBean(JdbcClient.class);
        this.clock = context.getBean(TestClock.class);
        this.acting = new Walk(context).acting();
    }

    public static void main(String[] arguments) throws Exception {
        int largest = Integer.getInteger("bench.size", 0) == 0 ? Integer.MAX_VALUE : Integer.getInteger("bench.size");
        List<Integer> sizes = SIZES.stream().filter(s -> s <= largest).toList();
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(CunyiApplication.class, CunyiTest.Configuration.class, Listening.class)
                .profiles("demo").initializers(new TestPostgres()).run("--server.port=0", "--management.server.port=0", "--logging.level.root=warn",
                        "--camunda.bpm.job-execution.enabled=false", "--cunyi.publication.cron=-", "--cunyi.reminders.cron=-",
                        "--cunyi.mail.digest-cron=-", "--cunyi.audit.anchor-cron=-")) {
            TraceBench bench = new TraceBench(context);
            bench.measure(sizes);
            if (sizes.equals(SIZES)) {
                Files.writeString(Path.of("docs", "insight-trace.svg"), GrowthChart.of("Milliseconds (p50) by number of cases", sizes, bench.traced));
                Files.writeString(Path.of("docs", "audit-verify.svg"), GrowthChart.of("Seconds by number of cases, five entries each", sizes, bench.verified));
            }
        }
        System.exit(0);
    }

    /** Remembers what is asked, so that PostgreSQL can be asked for its plan. */
    @Configuration(proxyBeanMethods = false)
    static class Listening {

        private static final Set<String> ASKED = Collections.synchronizedSet(new LinkedHashSet<>());
        private static volatile boolean on;

        @Bean
        static BeanPostProcessor listening() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource database ? listening(database) : bean;
                }
            };
        }

        private static DataSource listening(DataSource database) {
            return new DelegatingDataSource(database) {
                @Override
                public Connection getConnection() throws java.sql.SQLException {
                    return proxy(Connection.class, super.getConnection());
                }
            };
        }

        private static <T> T proxy(Class<T> type, T target) {
            return type.cast(java.lang.reflect.Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                try {
                    Object result = method.invoke(target, arguments);
                    if (on && target instanceof PreparedStatement && method.getName().startsWith("execute")) {
                        ASKED.add(target.toString().replaceFirst("(?s)^.*?wrapping ", ""));
                    }
                    return on && result instanceof PreparedStatement statement ? proxy(PreparedStatement.class, statement) : result;
                } catch (java.lang.reflect.InvocationTargetException e) {
                    throw e.getCause();
                }
            }));
        }
    }

    private void measure(List<Integer> sizes) {
        prepare();
        int filled = 0;
        for (int size : sizes) {
            clock.plusDays(SPAN + 10);
            int from = filled;
            once("filled", () -> fill(from, size));
            filled = size;
            once("anchor over what moved", () -> context.getBean(Anchors.class).make());
            jdbc.sql("vacuum analyze").update();
            System.out.printf("%n%,d cases; audit_entry %s, case_file %s%n", size, size("audit_entry"), size("case_file"));
            for (int round = 1; round <= 2; round++) {
                verify(round);
            }
            trace(size);
        }
        plans(filled);
    }

    /** A case that went the whole way through the engine, and units enough for many. */
    private void prepare() {
        Walk walk = new Walk(context);
        walked = walk.begin("zhang-clerk", "decision", Sheets.matter("public-welfare"));
        walk.complete("zhang-secretary", walked, "party_proposal", Sheets.proposal());
        walk.complete("zhang-clerk", walked, "joint_consultation", Sheets.consultation());
        walk.complete("zhang-clerk", walked, "party_review", Sheets.review());
        walk.complete("zhang-clerk", walked, "villagers_resolution", Sheets.representatives());
        walk.release(walk.child(walked, 0), "公告", "内容");
        jdbc.sql("insert into org_unit (code, name, level, parent, valid_from) select '990101' || (200 + t), '乡镇' || t, 'township', '990101', date '2016-01-01'"
                + " from generate_series(1, 17) t").update();
        jdbc.sql("insert into org_unit (code, name, level, kind, parent, valid_from) select '990101' || (200 + t) || (200 + v), '村' || v, 'village', 'village',"
                + " '990101' || (200 + t), date '2016-01-01' from generate_series(1, 17) t, generate_series(1, 12) v").update();
        jdbc.sql(CANONICAL).update();
    }

    private static final String CANONICAL = "create function bench_hash(prev text, action text, actor text, at text, chain text, payload text, seq int, subject text)"
            + " returns text language sql immutable as $$ select encode(sha256(convert_to(prev || '{\"action\":\"' || action || '\",\"actor\":\"' || actor ||"
            + " '\",\"at\":\"' || at || '\",\"chain\":\"' || chain || '\",\"payload\":\"' || replace(payload, '\"', '\\\"') || '\",\"seq\":' || seq ||"
            + " ',\"subject\":\"' || subject || '\"}', 'UTF8')), 'hex') $$";
    private static final String NUMBERED = "select i, org, 'JC-' || org || '-' || extract(year from at) || '-' || lpad(i::text, 7, '0') as number, at from (select i,"
            + " '990101' || (201 + i % 17) || (201 + i / 17 % 12) as org, cast(:now as timestamptz) - (1 + (i::bigint * 7919) % :span) * interval '1 day' + i % 480 *"
            + " interval '1 minute' as at from generate_series(:from, :to) i) drawn";
    private static final String CASES = "insert into case_file (case_number, process, process_instance_id, deployment_id, org_code, title, started_by, started_at,"
            + " ended_at, outcome) select number, 'decision', 'bench-' || i, :deployment, org, '关于第' || i || '号事项', 'clerk-' || org, at, case when i % 50 > 0 then"
            + " at + interval '4 hours' end, case when i % 50 > 0 then 'implemented' end from (" + NUMBERED + ") n";
    private static final String ENTRIES = "with chained as (select number, at, array['case.opened', 'table.evaluated', 'task.created', 'step.completed', 'step.completed']"
            + " as actions, array['clerk-' || org, 'clerk-' || org, 'system', 'secretary-' || org, 'clerk-' || org] as actors, array[number, 'decision-body',"
            + " 'user_party_proposal', 'party_proposal', 'joint_consultation'] as subjects, array['{\"process\":\"decision\"}', :evaluated, '{}', :sheet, :sheet] as"
            + " payloads, array[" + at(0) + ", " + at(1) + ", " + at(2) + ", " + at(3) + ", " + at(4) + "] as ats from (" + NUMBERED + ") n),"
            + " hashed as (select c.*, array[:zeros, h1, h2, h3, h4, h5] as hashes from chained c" + hash(1) + hash(2) + hash(3) + hash(4) + hash(5) + "),"
            + " written as (insert into audit_entry (chain, seq, at, actor, action, subject, payload, prev_hash, hash) select number, s, ats[s], actors[s], actions[s],"
            + " subjects[s], payloads[s], hashes[s], hashes[s + 1] from hashed, generate_series(1, 5) s returning chain, seq, hash)"
            + " insert into audit_chain (chain, last_seq, last_hash, secret) select chain, seq, hash, repeat('b', 64) from written where seq = 5";

    private static String at(int hours) {
        return "to_char((at + " + hours + " * interval '1 hour') at time zone 'Asia/Shanghai', 'YYYY-MM-DD\"T\"HH24:MI:SS\"+08:00\"')";
    }

    private static String hash(int s) {
        return " cross join lateral (select bench_hash(" + (s == 1 ? ":zeros" : "h" + (s - 1)) + ", actions[" + s + "], actors[" + s + "], ats[" + s + "], number,"
                + " payloads[" + s + "], " + s + ", subjects[" + s + "]) as h" + s + " offset 0) l" + s;
    }

    private Object fill(int from, int to) {
        String deployment = jdbc.sql("select deployment_id from case_file where case_number = ?").param(walked).query(String.class).single();
        String evaluated = jdbc.sql("select payload from audit_entry where chain = ? and action = 'table.evaluated' order by seq fetch first 1 rows only")
                .param(walked).query(String.class).optional().orElse("{}");
        String sheet = jdbc.sql("select payload from audit_entry where chain = ? and action = 'step.completed' order by seq fetch first 1 rows only")
                .param(walked).query(String.class).single();
        for (int i = from; i < to; i += PIECE) {
            Map<String, Object> drawn = Map.of("from", i + 1, "to", Math.min(to, i + PIECE), "now", clock.instant().atOffset(java.time.ZoneOffset.UTC), "span", SPAN);
            jdbc.sql(CASES).params(drawn).param("deployment", deployment).update();
            jdbc.sql(ENTRIES).params(drawn).param("evaluated", evaluated).param("sheet", sheet).param("zeros", "0".repeat(64)).update();
            jdbc.sql("insert into case_actor (case_number, login, started_at) select number, 'clerk-' || org, at from (" + NUMBERED + ") n").params(drawn).update();
        }
        return null;
    }

    private void verify(int round) {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long began = System.nanoTime();
        long worked = thread.getCurrentThreadCpuTime();
        long entries = RecordBench.verifyEverything(context);
        double seconds = (System.nanoTime() - began) / 1e9;
        double busy = (thread.getCurrentThreadCpuTime() - worked) / 1e9;
        System.out.printf("verified everything, round %d: %,d entries in %.2f s, %,.0f a second; %.2f s of them computing here, the rest waiting for the database"
                + " and for the machine%n", round, entries, seconds, entries / seconds, busy);
        if (round == 2) {
            verified.computeIfAbsent("verification of everything", n -> new ArrayList<>()).add(seconds);
        }
    }

    private void trace(int size) {
        System.out.printf("%-60s %8s %8s %8s%n", "milliseconds", "p50", "p95", "worst");
        Random draw = new Random(20_261_122);
        List<String> numbers = jdbc.sql("select chain from audit_chain where chain like 'JC-9901012%' order by hashtext(chain) limit 2000").query(String.class).list();
        Supplier<String> any = () -> numbers.get(draw.nextInt(numbers.size()));
        LocalDate today = LocalDate.now((Clock) clock);
        acting.as("auditor", () -> {
            time("trace of a generated case, five entries", ROUNDS, () -> traced(any.get()));
            time("trace of a case walked through the engine", ROUNDS, () -> traced(walked));
            time("verification of one case", ROUNDS, () -> context.getBean(AuditChain.class).verify(any.get()));
            time("standing still, first page", 3, () -> StillBench.firstPage(context, COUNTY, today));
            time("standing still, counted to 1,000", 3, () -> StillBench.count(context, COUNTY, today));
        });
    }

    /** Everything that the page shows of a case: what may be seen, course, acts, evaluations, looks, parts of the case page. */
    private Object traced(String number) {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        ExtendedModelMap model = new ExtendedModelMap();
        context.getBean(TracePage.class).show(context.getBean(AuditorAccess.class).caseFile(number), Optional.empty(), 0, false, model);
        return model;
    }

    private void time(String name, int rounds, Supplier<?> question) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < rounds / 5; i++) {
            question.get();
        }
        for (int i = 0; i < rounds; i++) {
            long from = System.nanoTime();
            question.get();
            times.add((System.nanoTime() - from) / 1e6);
        }
        Collections.sort(times);
        traced.computeIfAbsent(name, n -> new ArrayList<>()).add(times.get(rounds / 2));
        System.out.printf("%-60s %8.1f %8.1f %8.1f%n", name, times.get(rounds / 2), times.get(rounds * 95 / 100), times.get(rounds - 1));
    }

    private void plans(int size) {
        String number = jdbc.sql("select max(chain) from audit_chain where chain like 'JC-9901012%'").query(String.class).single();
        for (String which : List.of(number, walked)) {
            Listening.ASKED.clear();
            Listening.on = true;
            acting.as("auditor", () -> traced(which));
            Listening.on = false;
            explain("trace of " + which);
        }
        Listening.ASKED.clear();
        Listening.on = true;
        StillBench.firstPage(context, COUNTY, LocalDate.now((Clock) clock));
        Listening.on = false;
        explain("standing still");
    }

    private void explain(String what) {
        List<String> asked = List.copyOf(Listening.ASKED);
        System.out.printf("%n=== %s: %d statements%n", what, asked.size());
        for (String sql : asked) {
            if (sql.stripLeading().toLowerCase(java.util.Locale.ROOT).startsWith("select")) {
                List<String> plan = jdbc.sql("explain (analyze, buffers, costs off, timing off) " + sql).query(String.class).list();
                System.out.println("--- " + sql.replaceAll("\\s+", " ").substring(0, Math.min(150, sql.replaceAll("\\s+", " ").length())));
                plan.stream().filter(l -> l.contains("Scan") || l.startsWith("Execution")).forEach(System.out::println);
            }
        }
    }

    private String size(String table) {
        return jdbc.sql("select pg_size_pretty(pg_total_relation_size(cast(? as regclass)))").param(table).query(String.class).single();
    }

    private static void once(String what, Supplier<?> work) {
        long from = System.nanoTime();
        work.get();
        System.out.printf("%s in %s%n", what, Duration.ofMillis((System.nanoTime() - from) / 1_000_000));
    }
}
