package org.cunyi.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.cunyi.Client;
import org.cunyi.Client.Answer;
import org.cunyi.CunyiTest;
import org.cunyi.decision.Sheets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Several people at the same moment: exactly one wins and the others are told; numbers have no gap and no twin. */
@CunyiTest
class TogetherTest {

    private static final int PEOPLE = 6;

    @LocalServerPort
    private int port;

    private static List<Answer> together(Callable<Answer> act) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(PEOPLE);
        CyclicBarrier start = new CyclicBarrier(PEOPLE);
        try {
            List<Future<Answer>> answers = IntStream.range(0, PEOPLE).mapToObj(i -> threads.submit(() -> {
                start.await();
                return act.call();
            })).toList();
            java.util.ArrayList<Answer> got = new java.util.ArrayList<>();
            for (Future<Answer> answer : answers) {
                got.add(answer.get());
            }
            return got;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void of_several_who_complete_the_same_task_one_wins_and_the_others_are_told() throws Exception {
        Client secretary = new Client(port, "zhang-secretary");
        String number = new Client(port, "zhang-clerk").start(Sheets.ZHANG, Sheets.matter("public-welfare")).json().path("caseNumber").asText();
        String task = secretary.task(number, "party_proposal");
        List<Answer> answers = together(() -> secretary.submit(task, Sheets.proposal()));
        assertThat(answers.stream().filter(a -> a.status() == 204)).hasSize(1);
        assertThat(answers.stream().filter(a -> a.status() != 204)).hasSize(PEOPLE - 1).allSatisfy(a -> {
            assertThat(a.status()).as(a.body()).isEqualTo(409);
            assertThat(a.detail()).contains("先");
        });
        Answer afterwards = secretary.submit(task, Sheets.proposal());
        assertThat(afterwards.status()).as("whoever comes later is told the same").isEqualTo(409);
        assertThat(new Client(port, "li-secretary").submit(task, Sheets.proposal()).status()).as("a neighbour is told nothing").isEqualTo(404);
        assertThat(secretary.get("/api/cases/" + number).json().path("sheets")).hasSize(1);
        assertThat(secretary.get("/api/audit/cases/" + number + "/verify").json().path("intact").asBoolean()).isTrue();
    }

    @Test
    void cases_that_begin_at_once_get_consecutive_numbers() throws Exception {
        Client clerk = new Client(port, "li-clerk");
        int before = last(clerk.start(Sheets.LI, Sheets.matter("other")));
        List<Answer> answers = together(() -> clerk.start(Sheets.LI, Sheets.matter("other")));
        assertThat(answers.stream().map(TogetherTest::last).sorted())
                .containsExactlyElementsOf(IntStream.rangeClosed(before + 1, before + PEOPLE).boxed().toList());
    }

    private static int last(Answer started) {
        assertThat(started.status()).as(started.body()).isEqualTo(201);
        return Integer.parseInt(started.json().path("caseNumber").asText().replaceFirst(".*-", ""));
    }
}
