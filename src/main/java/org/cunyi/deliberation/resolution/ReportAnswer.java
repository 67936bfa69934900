package org.cunyi.deliberation.resolution;

import static org.cunyi.deliberation.resolution.Report.CONTINUE;
import static org.cunyi.deliberation.resolution.Report.STRIKE_OFF;
import static org.cunyi.deliberation.resolution.Report.WITHDRAW;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.Words;

/**
 * What a session says of one resolution.
 *
 * @param answer   {@code strike-off}, {@code continue} or {@code withdraw}
 * @param deadline the new one, where it goes on
 * @param reason   {@code null} where none was given
 */
public record ReportAnswer(String answer, LocalDate deadline, String reason) {

    private static final int LONGEST = 500;
    private static final Set<String> KNOWN = Set.of(STRIKE_OFF, CONTINUE, WITHDRAW);

    /** Everything that is wrong with it, in Chinese by field: answer, deadline, reason. */
    List<FieldError> problems(Report report, LocalDate today) {
        List<FieldError> problems = new ArrayList<>();
        if (answer == null || !KNOWN.contains(answer)) {
            problems.add(new FieldError("answer", "答复：请选择同意销号、继续办理或者撤回决议"));
        } else if (answer.equals(STRIKE_OFF) && !report.isChecked()) {
            problems.add(new FieldError("answer", "答复：结果还没有核验认可，不能销号"));
        }
        if (CONTINUE.equals(answer) && (deadline == null || !deadline.isAfter(today))) {
            problems.add(new FieldError("deadline", "新的办理期限：继续办理的必须填写，并且晚于今天（" + today + "）"));
        }
        boolean needsReason = WITHDRAW.equals(answer) || CONTINUE.equals(answer) && report.isChecked();
        if (needsReason && Words.isBlank(reason)) {
            problems.add(new FieldError("reason", "理由：" + (WITHDRAW.equals(answer) ? "撤回决议" : "不予销号") + "的必须说明理由"));
        } else if (reason != null && Words.problem(reason, true, LONGEST) != null) {
            problems.add(new FieldError("reason", "理由：" + Words.problem(reason, true, LONGEST)));
        }
        return problems;
    }
}
