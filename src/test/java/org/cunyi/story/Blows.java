package org.cunyi.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Kills nodes at moments that are counted in work done, not in seconds, and waits until the other one has taken over. */
final class Blows {

    /** Notices that hang when their periods end together. */
    static final int HANGING = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String PERIODS = "act_ru_job where handler_type_ = 'timer-intermediate-transition'";
    /** Periods are many days long, so that what is due by tomorrow is what we made due. */
    private static final String DUE = PERIODS + " and duedate_ < current_date + 2";

    private final TwoNodes nodes;
    private final Officials officials;
    private final List<Duration> takeovers = new ArrayList<>();

    Blows(TwoNodes nodes, Officials officials) {
        this.nodes = nodes;
        this.officials = officials;
    }

    /** From the blow that hit timers to the end of the last of them, at the other node. */
    List<Duration> takeovers() {
        return takeovers;
    }

    /** @param after so many steps, ends of periods or mails since the round began */
    void strike(Blow blow, int after, Node dying) {
        switch (blow) {
            case STEPS -> {
                getStepsDone(after);
                dying.kill();
            }
            case PERIODS -> strikePeriods(after, dying);
            case MAILS -> {
                long left = nodes.count("mail_outbox where state = 'sent'");
                until("mails leave", () -> nodes.count("mail_outbox where state = 'sent'") >= left + after);
                until("a mail is under way", () -> nodes.count("mail_outbox where state = 'sending'") > 0);
                dying.kill();
            }
        }
        getStepsDone(2);
        dying.start();
    }

    private void strikePeriods(int after, Node dying) {
        until("notices hang", () -> nodes.count(PERIODS) >= HANGING);
        nodes.jdbc().sql("update act_ru_job set duedate_ = duedate_ - interval '100 days' where id_ in (select id_ from " + PERIODS
                + " order by id_ limit " + HANGING + ")").update();
        until("periods end", () -> nodes.count(DUE) <= HANGING - after);
        dying.kill();
        long blow = System.nanoTime();
        until("the other node ends the periods", () -> nodes.count(DUE) == 0);
        takeovers.add(Duration.ofNanos(System.nanoTime() - blow));
    }

    void getStepsDone(int steps) {
        int wanted = officials.steps() + steps;
        until("the officials go on working", () -> officials.steps() >= wanted);
    }

    private static void until(String what, BooleanSupplier done) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(until);
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
