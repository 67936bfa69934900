package org.cunyi.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cunyi.Client;
import org.cunyi.Client.Answer;
import org.cunyi.decision.Course;
import org.cunyi.decision.Sheets;

/** Officials of 张村 who take matters from the start to a notice that hangs, now at one node and now at the other, and note what they were promised. */
final class Officials {

    private static final int HANDS = 2;

    private final TwoNodes nodes;
    private final AtomicBoolean working = new AtomicBoolean(true);
    private final AtomicInteger turn = new AtomicInteger();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger steps = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final ExecutorService hands = Executors.newFixedThreadPool(HANDS, work -> {
        Thread hand = new Thread(work, "official");
        hand.setDaemon(true);
        return hand;
    });

    Officials(TwoNodes nodes) {
        this.nodes = nodes;
    }

    void begin() {
        IntStream.range(0, HANDS).forEach(i -> hands.submit(this::work));
    }

    void stop() throws InterruptedException {
        working.set(false);
        hands.shutdown();
        if (!hands.awaitTermination(2, TimeUnit.MINUTES)) {
            failures.add("an official waits for an answer that does not come");
        }
    }

    /** Case number and step, as the server acknowledged them. */
    Queue<String> acknowledged() {
        return acknowledged;
    }

    int steps() {
        return steps.get();
    }

    /** Answers that were neither a yes nor the silence of a dead node. */
    Queue<String> failures() {
        return failures;
    }

    private void work() {
        while (working.get()) {
            try {
                matter(nodes.node(turn.incrementAndGet()).port());
            } catch (UncheckedIOException nodeIsDown) {
                // an official would try again at the other node, and so does the next turn
            } catch (AssertionError | RuntimeException unexpected) {
                failures.add(unexpected.toString());
            }
        }
    }

    private void matter(int port) {
        Client clerk = new Client(port, "zhang-clerk");
        Answer started = up(clerk.start(Sheets.ZHANG, Sheets.matter("public-welfare")));
        if (started.status() != 201) {
            failures.add(started.toString());
            return;
        }
        String number = started.json().path("caseNumber").asText();
        note(number + " start");
        for (Course.Stop stop : Course.toTheNotice()) {
            complete(new Client(port, stop.login()), stop.ofNotice() ? clerk.notice(number) : number, stop.step(), stop.sheet());
        }
    }

    private void complete(Client who, String number, String step, Map<String, Object> sheet) {
        Answer answer = up(who.complete(number, step, sheet));
        if (answer.status() != 204) {
            throw new IllegalStateException(number + " " + step + " " + answer);
        }
        note(number + " " + step);
    }

    /** A node that is still starting says so, and has done nothing: that is the silence of one that is down. */
    private static Answer up(Answer answer) {
        if (answer.status() == 503 && answer.detail().contains("正在启动")) {
            throw new UncheckedIOException(new IOException(answer.detail()));
        }
        return answer;
    }

    private void note(String step) {
        acknowledged.add(step);
        steps.incrementAndGet();
    }
}
