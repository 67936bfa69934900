package org.cunyi.insight.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.cunyi.Overheard;
import org.cunyi.TestClock;
import org.cunyi.TestPostgres;
import org.cunyi.insight.search.Asked;
import org.cunyi.insight.search.CaseCounty;
import org.cunyi.insight.search.CaseFinder;
import org.cunyi.insight.search.CaseQuestion;
import org.cunyi.insight.search.Place;
import org.cunyi.org.Organisation;
import org.cunyi.org.Roster;
import org.cunyi.workflow.Wording;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Times an auditor's search among ten thousand, a hundred thousand and a million cases, draws how it grows, and prints the plans (docs/insight.md). */
public final class FindBench {

    private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
    private static final int ROUNDS = 30;
    private static final int PAGE = 51;
    private static final int ROWS = 10_000;
    private static final List<String> DRAWN = List.of("first page, nothing asked for", "page 100", "a village", "a clerk who acted", "overdue",
            "words, in one of two hundred", "township + procedure + outcome", "XLSX of 10,000 rows");
    private static final Path CHART = Path.of("docs", "insight-find.svg");

    private FindBench() {
    }

    @Configuration(proxyBeanMethods = false)
    @EnableTransactionManagement
    static class Room {
    }

    public static void main(String[] arguments) throws Exception {
        int largest = Integer.getInteger("bench.size", 0) == 0 ? Integer.MAX_VALUE : Integer.getInteger("bench.size");
        Map<String, List<Double>> medians = new LinkedHashMap<>();
        List<Integer> sizes = SIZES.stream().filter(s -> s <= largest).toList();
        for (int size : sizes) {
            measure(size, medians, size == sizes.get(sizes.size() - 1));
        }
        System.out.printf("%n| p50 in ms |%s%n", " %,d |".repeat(sizes.size()).formatted(sizes.toArray()));
        System.out.println("|---" + "|---:".repeat(sizes.size()) + "|");
        medians.forEach((name, times) -> System.out.println("| " + name + " |" + " %.1f |".repeat(times.size()).formatted(times.toArray())));
        if (sizes.equals(SIZES)) {
            medians.keySet().retainAll(DRAWN);
            Files.writeString(CHART, GrowthChart.of("Milliseconds (p50) by number of cases", sizes, medians));
        }
        TestPostgres.server().close();
        System.exit(0);
    }

    private static void measure(int size, Map<String, List<Double>> medians, boolean plans) throws IOException {
        Instant began = Instant.now();
        try (CaseCounty county = new CaseCounty(size); AnnotationConfigApplicationContext room = room(county.listening())) {
            System.out.printf("%n%,d cases filled in %d s; case_file %s, of it indexes %s, of them words %s; case_actor %s; audit_entry %s%n", size,
                    Duration.between(began, Instant.now()).toSeconds(), size(county, "pg_total_relation_size", "case_file"),
                    size(county, "pg_indexes_size", "case_file"), size(county, "pg_relation_size", "case_file_words"),
                    size(county, "pg_total_relation_size", "case_actor"), size(county, "pg_total_relation_size", "audit_entry"));
            Map<String, Supplier<?>> asked = questions(room.getBean(CaseFinder.class));
            System.out.printf("%-60s %8s %8s %8s%n", "milliseconds", "p50", "p95", "worst");
            asked.forEach((name, question) -> time(medians, name, ROUNDS, question));
            FindXlsx workbook = room.getBean(FindXlsx.class);
            time(medians, "XLSX of 10,000 rows", 5, () -> exported(workbook));
            if (plans) {
                asked.forEach((name, question) -> System.out.printf("%n--- %s%n%s%n", name, room.getBean(Overheard.class).plan(question)));
            }
        }
    }

    private static AnnotationConfigApplicationContext room(Overheard database) {
        AnnotationConfigApplicationContext room = new AnnotationConfigApplicationContext();
        room.getEnvironment().getSystemProperties().put("cunyi.audit.export-most", String.valueOf(ROWS));
        room.registerBean("database", Overheard.class, () -> database);
        room.registerBean("transactions", DataSourceTransactionManager.class, () -> new DataSourceTransactionManager(database));
        room.registerBean(JdbcClient.class, () -> JdbcClient.create((DataSource) database));
        room.registerBean(Clock.class, TestClock::new);
        room.registerBean("messageSource", MessageSource.class, () -> {
            ResourceBundleMessageSource words = new ResourceBundleMessageSource();
            words.setBasename("messages");
            words.setDefaultEncoding("UTF-8");
            return words;
        });
        room.register(Room.class, Wording.class, Organisation.class, Roster.class, CaseFinder.class, FindXlsx.class);
        room.refresh();
        return room;
    }

    private static Map<String, Supplier<?>> questions(CaseFinder finder) {
        Map<String, Supplier<?>> asked = new LinkedHashMap<>();
        ask(asked, finder, "first page, nothing asked for", all());
        Place far = finder.find(all().question(), Optional.empty(), 5_000).stream().reduce((a, b) -> b)
                .flatMap(c -> Place.of(c.place(), false)).orElseThrow();
        asked.put("page 100", () -> finder.find(all().question(), Optional.of(far), PAGE));
        asked.put("count, up to 1,000", () -> finder.count(all().question(), 1_001));
        ask(asked, finder, "a village", new Asked(CaseCounty.VILLAGE));
        ask(asked, finder, "a township", new Asked(CaseCounty.TOWNSHIP));
        ask(asked, finder, "a township that was merged eight years ago", new Asked(CaseCounty.MERGED));
        ask(asked, finder, "procedure, frequent (decision)", all().process("decision"));
        ask(asked, finder, "procedure, rare (cadre-recall)", all().process("cadre-recall"));
        ask(asked, finder, "a clerk who acted", all().login("clerk-" + CaseCounty.VILLAGE));
        ask(asked, finder, "a county official who acted in a fifth of all", all().login("county-office"));
        ask(asked, finder, "a month", all().days(LocalDate.of(2019, 3, 1), LocalDate.of(2019, 3, 31)));
        ask(asked, finder, "open", all().state("open"));
        ask(asked, finder, "done", all().state("done"));
        ask(asked, finder, "overdue", all().overdue());
        ask(asked, finder, "outcome (upheld)", all().outcome("upheld"));
        ask(asked, finder, "words, in one title of three", all().words("集体"));
        ask(asked, finder, "words, in one of twenty", all().words("道路"));
        ask(asked, finder, "words, in one of two hundred", all().words("水渠"));
        asked.put("the same, count up to 1,000", () -> finder.count(all().words("水渠").question(), 1_001));
        ask(asked, finder, "words, in one of ten thousand", all().words(CaseCounty.RARE));
        ask(asked, finder, "words, nowhere", all().words("没有这个词组"));
        ask(asked, finder, "number, its beginning", all().number("JC-" + CaseCounty.VILLAGE + "-2019"));
        combined(asked, finder);
        return asked;
    }

    private static void combined(Map<String, Supplier<?>> asked, CaseFinder finder) {
        ask(asked, finder, "village + procedure + year", new Asked(CaseCounty.VILLAGE).process("decision").days(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31)));
        ask(asked, finder, "township + overdue", new Asked(CaseCounty.TOWNSHIP).overdue());
        ask(asked, finder, "township + procedure + outcome", new Asked(CaseCounty.TOWNSHIP).process("decision").outcome("dropped"));
        ask(asked, finder, "clerk + procedure + words", all().login("clerk-" + CaseCounty.VILLAGE).process("publicity").words("道路"));
        ask(asked, finder, "county official + village", new Asked(CaseCounty.VILLAGE).login("county-office"));
        ask(asked, finder, "words + year + done", all().words("水渠").state("done").days(LocalDate.of(2018, 1, 1), LocalDate.of(2018, 12, 31)));
        ask(asked, finder, "procedure + an outcome that it never has", all().process("publicity").outcome("implemented"));
        ask(asked, finder, "merged township + open (none)", new Asked(CaseCounty.MERGED).state("open"));
    }

    private static Asked all() {
        return new Asked(CaseCounty.COUNTY);
    }

    private static void ask(Map<String, Supplier<?>> asked, CaseFinder finder, String name, Asked question) {
        CaseQuestion q = question.question();
        asked.put(name, () -> finder.find(q, Optional.empty(), PAGE));
    }

    private static int exported(FindXlsx workbook) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(workbook.prepare(all().question(), Map.of()), out);
            return out.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void time(Map<String, List<Double>> medians, String name, int rounds, Supplier<?> question) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            long from = System.nanoTime();
            question.get();
            times.add((System.nanoTime() - from) / 1e6);
        }
        Collections.sort(times);
        medians.computeIfAbsent(name, n -> new ArrayList<>()).add(times.get(rounds / 2));
        System.out.printf("%-60s %8.1f %8.1f %8.1f%n", name, times.get(rounds / 2), times.get(rounds * 95 / 100), times.get(rounds - 1));
    }

    private static String size(CaseCounty county, String measure, String relation) {
        return county.jdbc().sql("select pg_size_pretty(" + measure + "(cast(? as regclass)))").param(relation).query(String.class).single();
    }
}
