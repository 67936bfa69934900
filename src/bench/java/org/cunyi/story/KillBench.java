package org.cunyi.story;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Hundreds of kills at moments of a fixed seed: {@code mvn -q -Pbench process-test-classes -Dbench=org.cunyi.story.KillBench -Dbench.size=200}.
 * After every few rounds the officials stop and everything is checked, as {@link KillTest} does.
 */
final class KillBench {

    private static final int ROUNDS = 200;
    private static final int ROUNDS_PER_CHECK = 10;
    private static final Duration LOCK = Duration.ofSeconds(5);

    private final Random random = new Random(Long.getLong("bench.seed"));
    private final Map<Blow, Integer> struck = new EnumMap<>(Blow.class);
    private int steps;

    public static void main(String[] args) throws Exception {
        int rounds = Integer.getInteger("bench.size");
        new KillBench().run(rounds > 0 ? rounds : ROUNDS);
    }

    private void run(int rounds) throws Exception {
        try (TwoNodes nodes = new TwoNodes("kill_bench", LOCK)) {
            nodes.start();
            for (int done = 0; done < rounds; done += ROUNDS_PER_CHECK) {
                stage(nodes, Math.min(ROUNDS_PER_CHECK, rounds - done));
                report(nodes);
            }
        }
    }

    private void stage(TwoNodes nodes, int rounds) throws Exception {
        Officials officials = new Officials(nodes);
        Blows blows = new Blows(nodes, officials);
        officials.begin();
        for (int round = 0; round < rounds; round++) {
            Blow blow = Blow.values()[random.nextInt(Blow.values().length)];
            int after = blow == Blow.PERIODS ? 1 + random.nextInt(Blows.HANGING / 2) : 1 + random.nextInt(10);
            blows.strike(blow, after, nodes.node(random.nextInt(2)));
            struck.merge(blow, 1, Integer::sum);
        }
        officials.stop();
        steps += officials.steps();
        new Aftermath(nodes, officials).check();
        List<Duration> takeovers = blows.takeovers();
        takeovers.stream().max(Comparator.naturalOrder()).ifPresent(longest -> System.out.printf("%d takeovers of timers, the longest %d ms with a lock of %d ms%n",
                takeovers.size(), longest.toMillis(), LOCK.toMillis()));
    }

    private void report(TwoNodes nodes) {
        System.out.printf("%s: %d steps acknowledged, %d periods ended, %d mails, of which %d sent twice; all checks hold%n", struck, steps,
                nodes.count("notice where state = 'closed'"), nodes.count("mail_outbox"), nodes.mail().getReceivedMessages().length
                        - nodes.count("mail_outbox"));
    }
}
