package org.cunyi.cadre.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.cunyi.CunyiTest;
import org.cunyi.Walk;
import org.cunyi.cadre.qualification.Candidates;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Identities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** A demonstration that did not come to every step of its own is not complete, so that the next start goes on with it. */
@CunyiTest
class DemonstrationTest {

    private static final String STEP = "first_review";
    private static final Map<String, Object> FORWARD = Map.of("firstReview", "forward");

    @Autowired
    private ApplicationContext context;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private Cases cases;
    @Autowired
    private List<CaseAction> actions;
    @Autowired
    private TransactionTemplate transaction;

    private Walk walk;

    /** As a start of the program has them. */
    private record Start(DemoMarks marks, DemoOfficials officials) {
    }

    @BeforeEach
    void begin() {
        walk = new Walk(context);
    }

    @AfterEach
    void forget() {
        walk.remember();
        engine.getManagementService().deleteProperty("cunyi.demonstration.complete");
    }

    private Start start() {
        DemoMarks marks = new DemoMarks(engine.getManagementService(), engine.getHistoryService(), transaction);
        return new Start(marks, new DemoOfficials(context.getBean(CaseView.class), marks, context.getBean(TaskService.class), context.getBean(
                FormService.class), context.getBean(Identities.class), actions, context.getBean(Clock.class)));
    }

    private CaseFile review() {
        return cases.get(walk.begin("liulin-office", "cadre-qualification", Map.of("title", "村党组织书记")));
    }

    @Test
    void what_stopped_half_way_is_not_complete_until_a_later_start_has_come_to_the_step_that_was_missed() {
        CaseFile file = review();
        Start first = start();
        first.officials().done("liulin-committee", file, STEP, FORWARD);
        assertThat(first.marks().complete()).isFalse();
        assertThat(first.marks().missed()).containsExactly(file.caseNumber() + " " + STEP);
        assertThat(start().marks().isComplete()).isFalse();
        walk.complete("liulin-office", file.caseNumber(), "enter_candidate", Candidates.candidate("赵试演", Candidates.identity()));
        Start second = start();
        second.officials().done("liulin-committee", file, STEP, FORWARD);
        second.officials().done("liulin-committee", file, STEP, FORWARD);
        assertThat(second.marks().complete()).as("a step that is past is not missed").isTrue();
        assertThat(start().marks().isComplete()).isTrue();
    }

    @Test
    void a_case_that_a_visitor_has_ended_and_a_step_that_is_merely_offered_keep_nothing_waiting() {
        CaseFile ended = review();
        Start start = start();
        start.officials().act("liulin-office", ended, "withdraw-candidate", Map.of("reason", "本人放弃"));
        start.officials().done("liulin-committee", ended, STEP, FORWARD);
        start.officials().offered("liulin-committee", review(), STEP, FORWARD);
        assertThat(start.marks().complete()).isTrue();
    }
}
