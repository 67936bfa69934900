package org.cunyi.web;

import java.util.List;
import java.util.Optional;
import org.cunyi.archive.Document;
import org.cunyi.org.Office;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.OpenTask;
import org.cunyi.workflow.Recusals;
import org.cunyi.workflow.StepRecords;
import org.springframework.stereotype.Component;

/**
 * Who may add and take back documents. Whoever sees a case reads them; adding is for those who can work on one of its open tasks and for the
 * officials of its own unit. A substitute counts as the one he stands in for;
 * who keeps out of the case adds nothing. An auditor changes nothing, an administrator does not even see the case.
 */
@Component
class DocumentRights {

    private static final String NOT_YOURS = "只有本单位人员和正在办理本案件的人员可以添加材料";

    private final CaseOffices offices;
    private final Recusals recusals;
    private final Cases cases;
    private final CaseView view;
    private final StepRecords records;

    DocumentRights(CaseOffices offices, Recusals recusals, Cases cases, CaseView view, StepRecords records) {
        this.offices = offices;
        this.recusals = recusals;
        this.cases = cases;
        this.view = view;
        this.records = records;
    }

    /** Open tasks of the case that the acting person could work on now. */
    List<OpenTask> ownTasks(CaseFile file) {
        return !file.isOpen() ? List.of() : offices.workable(Actor.current(), file.caseNumber(), view.openTasks(file));
    }

    private boolean holdsOffice(CaseFile file) {
        return offices.has(file, o -> isOfUnit(o, file));
    }

    private static boolean isOfUnit(Office office, CaseFile file) {
        return office.official() && office.scoped() && file.orgCode().equals(office.orgCode());
    }

    boolean mayAdd(CaseFile file) {
        return holdsOffice(file) || !ownTasks(file).isEmpty();
    }

    /**
     * The step that a new document belongs to.
     *
     * @param wanted as named by the person; where nothing was named and there is one task of his, that one; empty text = the whole case
     * @return {@code null} for the case as a whole
     */
    String stepFor(CaseFile file, String wanted) {
        recusals.refuse(file.caseNumber());
        List<OpenTask> own = ownTasks(file);
        boolean ofUnit = holdsOffice(file);
        if (own.isEmpty()) {
            offices.act(file, o -> isOfUnit(o, file), NOT_YOURS);
        } else {
            // whoever adds in somebody's place does so in his name, as he would complete the task
            offices.toWork(Actor.current(), file.caseNumber(), own.get(0).groups(), own.get(0).assignee())
                    .ifPresent(r -> Actor.actFor(r.actingFor()));
        }
        if (wanted == null) {
            return own.size() == 1 ? key(own.get(0)) : null;
        }
        String step = wanted.strip().replaceFirst("^user_", "");
        if (step.isEmpty()) {
            return null;
        }
        boolean ownStep = own.stream().anyMatch(t -> key(t).equals(step));
        if (!ownStep && (!ofUnit || view.step(file, step).isEmpty())) {
            throw Refusal.of("step", "环节：本案件没有这个环节，或者不由您办理");
        }
        return step;
    }

    static String key(OpenTask task) {
        return task.key().replaceFirst("^user_", "");
    }

    boolean mayWithdraw(Document document) {
        return refusal(document).isEmpty();
    }

    /** Only who added it, and only until a step has been completed with it in the file. */
    void requireWithdraw(Document document) {
        recusals.refuse(document.caseNumber());
        refusal(document).ifPresent(r -> {
            throw r;
        });
    }

    private Optional<Refusal> refusal(Document d) {
        if (!Actor.current().equals(d.uploadedBy())) {
            return Optional.of(Refusal.notYours("只有上传人可以撤回这份材料"));
        }
        if (!d.isKept()) {
            return Optional.of(Refusal.late("这份材料已经撤回"));
        }
        boolean used = !cases.get(d.caseNumber()).isOpen() || records.of(d.caseNumber()).stream()
                .anyMatch(r -> !r.isTakenBack() && (d.step() == null || d.step().equals(r.step())) && !r.at().isBefore(d.uploadedAt()));
        return used ? Optional.of(Refusal.late("材料所在的环节已经办结，不能撤回；有误的请另行上传更正")) : Optional.empty();
    }
}
