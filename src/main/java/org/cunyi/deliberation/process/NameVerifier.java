package org.cunyi.deliberation.process;

import java.util.List;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.deliberation.resolution.Verifiers;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.people.TaskDesk;
import org.springframework.stereotype.Component;

/** 另定核验人: the chair gives the check to another member of the council. */
@Component
class NameVerifier extends PersonNaming {

    private final Verifiers verifiers;

    NameVerifier(Verifiers verifiers, CaseOffices offices, TaskDesk tasks) {
        super(new Terms(DeliberationProcess.CHAIR, "议事会理事长", DeliberationProcess.VERIFY_RESULT, "核验人", "提出人不能核验，或者报办结后超过期限没有核验的，由理事长另定一名议事会成员回访核验。责任人不能核验自己的办理结果。"), offices, tasks);
        this.verifiers = verifiers;
    }

    @Override
    public String name() {
        return "name-verifier";
    }

    @Override
    boolean isOpen(String caseNumber) {
        return verifiers.isOpen(caseNumber);
    }

    @Override
    List<Option> candidates(String caseNumber) {
        return verifiers.candidates(caseNumber);
    }

    @Override
    void settle(String caseNumber, String login) {
        verifiers.name(caseNumber, login);
    }
}
