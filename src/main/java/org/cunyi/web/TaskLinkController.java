package org.cunyi.web;

import java.util.regex.Pattern;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.web.PageController;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** From a task, as Tasklist knows it, to the page of its case and to the act that was asked for. */
@PageController
class TaskLinkController {

    private static final Pattern ACT = Pattern.compile("[a-z][a-z-]{1,30}");

    private final Access access;
    private final CaseView view;

    TaskLinkController(Access access, CaseView view) {
        this.access = access;
        this.view = view;
    }

    @GetMapping("/tasks/{taskId}")
    String find(@PathVariable String taskId, @RequestParam(name = "do", defaultValue = "") String act) {
        String number = view.caseOf(taskId).orElseThrow(() -> Refusal.notFound("没有找到这项任务：可能已经办结，或不属于您的单位"));
        access.caseFile(number);
        return "redirect:/cases/" + number + (ACT.matcher(act).matches() ? "#action-" + act : "");
    }
}
