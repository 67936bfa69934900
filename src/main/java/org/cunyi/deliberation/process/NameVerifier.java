package org.cunyi.deliberation.process;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.deliberation.resolution.Verifiers;
import org.cunyi.org.Office;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.OpenTask;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.TaskHandedOver;
import org.cunyi.workflow.Words;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 另定核验人: the chair gives the check to another member of the council. */
@Component
class NameVerifier implements CaseAction {

    private static final String PERSON = "person";
    private static final String TASK = "user_" + DeliberationProcess.VERIFY_RESULT;

    private final Verifiers verifiers;
    private final CaseOffices offices;
    private final CaseView view;
    private final ProcessEngine engine;
    private final ApplicationEventPublisher events;

    NameVerifier(Verifiers verifiers, CaseOffices offices, CaseView view, @Lazy ProcessEngine engine, ApplicationEventPublisher events) {
        this.verifiers = verifiers;
        this.offices = offices;
        this.view = view;
        this.engine = engine;
        this.events = events;
    }

    @Override
    public String name() {
        return "name-verifier";
    }

    @Override
    public Optional<View> on(CaseFile file) {
        if (!file.isOpen() || !file.process().equals(DeliberationProcess.RESOLUTION) || !offices.has(file, o -> isChair(o, file))
                || !verifiers.isOpen(file.caseNumber())) {
            return Optional.empty();
        }
        List<Option> people = verifiers.candidates(file.caseNumber());
        return Optional.of(new View(name(), "另定核验人", "提出人不能核验，或者报办结后超过期限没有核验的，由理事长另定一名议事会成员回访核验。负责人不能核验自己的办理结果。",
                List.of(Field.choice(PERSON, "核验人", people)), "确定核验人"));
    }

    @Override
    @Transactional
    public void perform(CaseFile file, Map<String, String> values) {
        if (!file.process().equals(DeliberationProcess.RESOLUTION)) {
            throw Refusal.notFound("本案没有核验环节");
        }
        offices.act(file, o -> isChair(o, file), "只有本村议事会理事长可以另定核验人");
        String person = values.get(PERSON);
        if (Words.isBlank(person)) {
            throw Refusal.of(PERSON, "核验人：必须选择");
        }
        verifiers.name(file.caseNumber(), person.strip());
        OpenTask task = view.openTasks(file).stream().filter(t -> t.key().equals(TASK)).findFirst()
                .orElseThrow(() -> Refusal.late("本决议目前不在核验中，请刷新后查看"));
        give(task, person.strip());
        events.publishEvent(new TaskHandedOver(file.caseNumber(), task.id(), task.name(), person.strip(), Actor.current(),
                task.due() == null ? null : Date.from(task.due().toInstant())));
    }

    /** As the product itself: the chair has no rights in a task that waits for somebody else. */
    private void give(OpenTask task, String login) {
        IdentityService identity = engine.getIdentityService();
        Authentication caller = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            engine.getTaskService().setAssignee(task.id(), login);
            task.groups().forEach(g -> engine.getTaskService().deleteCandidateGroup(task.id(), g));
        } finally {
            if (caller != null) {
                identity.setAuthentication(caller);
            }
        }
    }

    private static boolean isChair(Office office, CaseFile file) {
        return office.role().equals(DeliberationProcess.CHAIR) && office.orgCode().equals(file.orgCode());
    }
}
