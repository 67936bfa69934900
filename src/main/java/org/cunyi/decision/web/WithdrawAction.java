package org.cunyi.decision.web;

import java.util.Optional;
import org.cunyi.decision.Withdrawal;
import org.cunyi.web.CaseAction;
import org.cunyi.workflow.CaseFile;
import org.springframework.stereotype.Component;

/** Shows the village secretary the form to withdraw a matter, as long as that is possible. */
@Component
class WithdrawAction implements CaseAction {

    static final String REASON = "reason";

    private final Withdrawal withdrawal;

    WithdrawAction(Withdrawal withdrawal) {
        this.withdrawal = withdrawal;
    }

    @Override
    public Optional<View> on(CaseFile file) {
        return withdrawal.possible(file) ? Optional.of(new View("/cases/" + file.caseNumber() + "/withdraw", "撤回事项",
                "决议通过之前，村党组织书记可以说明理由撤回事项。撤回后案件即行终结，不能恢复。", REASON, "撤回理由", "撤回事项")) : Optional.empty();
    }
}
