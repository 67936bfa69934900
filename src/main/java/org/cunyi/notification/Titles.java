package org.cunyi.notification;

import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.springframework.stereotype.Component;

/**
 * How a mail calls a matter. Titles of procedures about a person name that person; where nobody sees the case but those with a task in it, the
 * title stays in the house: not in a subject, not in a body, and not by way of a case that such a case called.
 */
@Component
class Titles {

    private final Cases cases;
    private final CaseView view;

    Titles(Cases cases, CaseView view) {
        this.cases = cases;
        this.view = view;
    }

    /** For a subject: {@code 任务（事项）}, or the task alone. */
    String behind(String words, CaseFile file) {
        return isSecret(file) ? words : words + "（" + file.title() + "）";
    }

    /** For a body. */
    String of(CaseFile file) {
        return isSecret(file) ? "邮件中不显示，请登录后查看" : file.title();
    }

    private boolean isSecret(CaseFile file) {
        return view.ownTasksOnly(file) || file.parentCaseNumber() != null && isSecret(cases.get(file.parentCaseNumber()));
    }
}
