package org.cunyi.workflow.process;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.cunyi.DmnTables;

/** Evaluations a second of processor time, of the stock engine and of ours, on one thread and in the same run (docs/camunda-findings.md). */
public final class TableBench {

    private static final long NANOS = 1_000_000_000L;
    private static final long SECONDS = 5;

    private TableBench() {
    }

    public static void main(String[] arguments) {
        Map<String, Map<String, Object>> questions = Map.of(
                "meeting-outcome", DmnTables.inputs("meetingKind", "villager-representatives", "heldOn", "2026-03-01", "expected", 45, "present", 40,
                        "inFavour", 30, "against", 5, "abstained", 5),
                "decision-body", DmnTables.inputs("matterKind", "public-welfare", "heldOn", "2026-03-01", "collectiveAsset", false),
                "cadre-unfitness-measure", DmnTables.inputs("situationCodes", "A03,B02,B05", "repeatedCodes", "B02", "aggravating", true, "mitigating",
                        false, "postKind", "both"));
        DmnEngine stock = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        DmnEngine quick = QuickTables.engine();
        System.out.printf("%-28s %10s %10s %8s%n", "evaluations a second", "stock", "ours", "times");
        questions.forEach((table, inputs) -> {
            double slow = rate(stock, table, inputs);
            double fast = rate(quick, table, inputs);
            System.out.printf("%-28s %10.0f %10.0f %8.1f%n", table, slow, fast, fast / slow);
        });
    }

    private static double rate(DmnEngine engine, String table, Map<String, Object> inputs) {
        DmnDecision decision = engine.parseDecision(table, Dmn.readModelFromFile(new File("dmn/" + table + ".dmn")));
        run(engine, decision, inputs, SECONDS * NANOS / 2);
        return run(engine, decision, inputs, SECONDS * NANOS);
    }

    private static double run(DmnEngine engine, DmnDecision decision, Map<String, Object> inputs, long time) {
        long began = spent();
        int done = 0;
        while (spent() - began < time) {
            engine.evaluateDecision(decision, inputs);
            done++;
        }
        return done * (double) NANOS / (spent() - began);
    }

    /** Time of this thread on a processor, so that other work on the machine does not count. */
    private static long spent() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
