package org.cunyi.deliberation.process;

import java.util.List;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.deliberation.resolution.ResponsiblePersons;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.people.TaskDesk;
import org.springframework.stereotype.Component;

/** 另定责任人: where the responsible person has left the village committee, the village secretary names another member of it. */
@Component
class NameResponsible extends PersonNaming {

    private final ResponsiblePersons persons;

    NameResponsible(ResponsiblePersons persons, CaseOffices offices, TaskDesk tasks) {
        super(new Terms("village-secretary", "党组织书记", DeliberationProcess.EXECUTE, "责任人", "责任人已不在村民委员会任职或者须回避的，由村党组织书记另定一名村民委员会成员办理，期限不变。"), offices, tasks);
        this.persons = persons;
    }

    @Override
    public String name() {
        return "name-responsible";
    }

    @Override
    boolean isOpen(String caseNumber) {
        return persons.isGone(caseNumber);
    }

    @Override
    List<Option> candidates(String caseNumber) {
        return persons.candidates(caseNumber);
    }

    @Override
    void settle(String caseNumber, String login) {
        persons.name(caseNumber, login);
    }
}
