package org.cunyi.cadre.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.cadre.unfitness.Unfitness;
import org.cunyi.cadre.unfitness.UnfitnessProcess;
import org.cunyi.cadre.unfitness.Unfitnesses;
import org.cunyi.org.Roster;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** How the demonstration's measures are carried out, each as far as its days let it. */
@Component
@Profile("embedded")
class DemoMeasures {

    private final DemoOfficials officials;
    private final DemoNotices notices;
    private final DemoRegister register;
    private final DemoResignations resignations;
    private final DemoTimers timers;
    private final Unfitnesses unfitnesses;
    private final Cases cases;
    private final Roster roster;
    private final Clock clock;

    DemoMeasures(DemoOfficials officials, DemoNotices notices, DemoRegister register, DemoResignations resignations, DemoTimers timers,
            Unfitnesses unfitnesses, Cases cases, Roster roster, Clock clock) {
        this.officials = officials;
        this.notices = notices;
        this.register = register;
        this.resignations = resignations;
        this.timers = timers;
        this.unfitnesses = unfitnesses;
        this.cases = cases;
        this.roster = roster;
        this.clock = clock;
    }

    String name(String login) {
        return roster.name(login);
    }

    void carryOut(DemoHandling h, CaseFile main) {
        cases.children(main.caseNumber()).stream().filter(CaseFile::isOpen).forEach(measure -> {
            switch (measure.process()) {
                case UnfitnessProcess.TALK -> talk(h, measure);
                case UnfitnessProcess.CRITICISM -> criticise(h, measure);
                case UnfitnessProcess.SUSPENSION -> suspend(h, measure);
                case UnfitnessProcess.RESIGNATION -> resign(h, measure);
                case UnfitnessProcess.REMOVAL -> officials.done(h.committee(), measure, "remove_party_post", Map.of("removedOn", carried(h),
                        "document", h.document()));
                default -> throw new IllegalStateException(measure.process());
            }
        });
        if (h.after() != null) {
            officials.offered(h.office(), main, "follow_up", Map.of("doneOn", officials.ago(h.decided() - 5), "followUpWords", h.after()));
        }
        register.publish(h.person(), h.village());
    }

    private String carried(DemoHandling h) {
        return officials.ago(h.decided() - 3);
    }

    private void talk(DemoHandling h, CaseFile talk) {
        officials.done(h.office(), talk, "record_talk", Map.of("talkedOn", carried(h), "place", "镇政府谈话室", "talker", name(h.committee() + "-2"),
                "recorder", name(h.second()), "talkWords", h.carried(), "talkReceipt", "signed"));
    }

    private void criticise(DemoHandling h, CaseFile criticism) {
        officials.done(h.office(), criticism, "record_criticism", Map.of("criticisedOn", carried(h), "place", "村民代表会议", "criticismWords",
                h.carried()));
        if (h.posted()) {
            cases.children(criticism.caseNumber()).forEach(c -> notices.township(h.township(), c));
        }
    }

    private void suspend(DemoHandling h, CaseFile suspension) {
        officials.done(h.office(), suspension, "begin_suspension", Map.of("suspendedFrom", carried(h), "suspendedTo", officials.ago(h.until()),
                "tasksSet", h.carried()));
    }

    private void resign(DemoHandling h, CaseFile resignation) {
        officials.done(h.office(), resignation, "record_answer", Map.of("answeredOn", carried(h), "resignationAnswer", h.answer(), "answerWords",
                h.carried()));
        if (h.document() != null && h.answer().equals("applied")) {
            officials.done(h.committee(), resignation, "accept_resignation", Map.of("acceptedOn", officials.ago(h.decided() - 8), "endedOn",
                    officials.ago(h.decided() - 8), "document", h.document()));
        }
        if (!officials.open(resignation, "resignation_resolution").isEmpty()) {
            officials.done(h.office(), resignation, "resignation_resolution", resignations.resolved(h));
        }
        if (h.after() != null) {
            officials.done(h.office(), resignation, "inform_villagers", Map.of("informedOn", officials.ago(h.decided() - 4), "informedWords",
                    h.after()));
        }
    }

    /** A suspension or an impact period that was over before it was entered ends at once, by its timer. */
    void close(DemoHandling h, CaseFile main) {
        cases.children(main.caseNumber()).stream().filter(c -> c.process().equals(UnfitnessProcess.SUSPENSION) && c.isOpen() && h.until() > 0)
                .forEach(c -> due(h.committee(), c, "assess_suspension", Map.of("assessedOn", officials.ago(h.until() - 1), "assessment", "resume",
                        "assessmentWords", h.after())));
        Unfitness row = unfitnesses.get(main.caseNumber());
        if (main.isOpen() && h.after() != null && row.impactTo() != null && row.impactTo().isBefore(LocalDate.now(clock))) {
            due(h.office(), main, "reassess", Map.of("reassessedOn", row.impactTo().plusDays(1).toString(), "reassessment", "improved",
                    "reassessmentWords", h.after()));
        }
    }

    private void due(String login, CaseFile file, String step, Map<String, Object> answers) {
        timers.await(file, step);
        officials.done(login, file, step, answers);
    }
}
