package org.cunyi.deliberation.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.org.Office;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Said;
import org.cunyi.workflow.people.TaskDesk;
import org.springframework.transaction.annotation.Transactional;

/** Somebody in the lead gives a step of a resolution to a person who is on a list, where the one who had it cannot or does not. */
abstract class PersonNaming implements CaseAction {

    private final Terms terms;
    private final CaseOffices offices;
    private final TaskDesk tasks;

    PersonNaming(Terms terms, CaseOffices offices, TaskDesk tasks) {
        this.terms = terms;
        this.offices = offices;
        this.tasks = tasks;
    }

    /**
     * @param role   whose decision it is, {@code roleWords} in Chinese
     * @param step   whose task it is about
     * @param person what the named one is called
     */
    record Terms(String role, String roleWords, String step, String person, String explanation) {
    }

    abstract boolean isOpen(String caseNumber);

    abstract List<Option> candidates(String caseNumber);

    abstract void settle(String caseNumber, String login);

    @Override
    public Optional<View> on(CaseFile file) {
        boolean offered = file.isOpen() && isResolution(file) && offices.has(file, o -> leads(o, file)) && isOpen(file.caseNumber());
        return !offered ? Optional.empty() : Optional.of(new View(name(), "另定" + terms.person(), terms.explanation(),
                List.of(Field.choice(Said.PERSON, terms.person(), candidates(file.caseNumber()))), "确定" + terms.person()));
    }

    @Override
    @Transactional
    public void perform(CaseFile file, Map<String, String> values) {
        if (!isResolution(file)) {
            throw Refusal.notFound("本案没有" + terms.person());
        }
        offices.act(file, o -> leads(o, file), "只有本村" + terms.roleWords() + "可以另定" + terms.person());
        String person = Said.person(values, terms.person());
        settle(file.caseNumber(), person);
        tasks.give(file, terms.step(), person);
    }

    private static boolean isResolution(CaseFile file) {
        return file.process().equals(DeliberationProcess.RESOLUTION);
    }

    private boolean leads(Office office, CaseFile file) {
        return office.role().equals(terms.role()) && office.orgCode().equals(file.orgCode());
    }
}
