package org.cunyi.web;

import java.util.List;
import java.util.Optional;
import org.cunyi.archive.Document;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.OpenTask;
import org.cunyi.workflow.StepRecords;
import org.springframework.stereotype.Component;

/**
 * Who may add and take back documents. Whoever sees a case reads them; adding is for those who can work on one of its open tasks and for the
 * officials of its own unit. An auditor changes nothing, an administrator does not even see the case.
 */
@Component
class DocumentRights {

    private final Access access;
    private final Cases cases;
    private final CaseView view;
    private final StepRecords records;

    DocumentRights(Access access, Cases cases, CaseView view, StepRecords records) {
        this.access = access;
        this.cases = cases;
        this.view = view;
        this.records = records;
    }

    /** Open tasks of the case that the acting person could work on now. */
    List<OpenTask> ownTasks(CaseFile file) {
        return !file.isOpen() ? List.of() : view.openTasks(file).stream().filter(this::isOwn).toList();
    }

    private boolean isOwn(OpenTask task) {
        return Actor.current().equals(task.assignee()) || access.offices().stream().anyMatch(o -> task.groups().contains(o.group()));
    }

    private boolean holdsOffice(CaseFile file) {
        return access.offices().stream().anyMatch(o -> o.official() && o.scoped() && file.orgCode().equals(o.orgCode()));
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
        List<OpenTask> own = ownTasks(file);
        if (!holdsOffice(file) && own.isEmpty()) {
            throw Refusal.notYours("只有本单位人员和正在办理本案件的人员可以添加材料");
        }
        if (wanted == null) {
            return own.size() == 1 ? key(own.get(0)) : null;
        }
        String step = wanted.strip().replaceFirst("^user_", "");
        if (step.isEmpty()) {
            return null;
        }
        boolean ownStep = own.stream().anyMatch(t -> key(t).equals(step));
        if (!ownStep && (!holdsOffice(file) || view.step(file, step).isEmpty())) {
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
                .anyMatch(r -> (d.step() == null || d.step().equals(r.step())) && !r.at().isBefore(d.uploadedAt()));
        return used ? Optional.of(Refusal.late("材料所在的环节已经办结，不能撤回；有误的请另行上传更正")) : Optional.empty();
    }
}
