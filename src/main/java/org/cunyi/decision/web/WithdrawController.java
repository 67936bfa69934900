package org.cunyi.decision.web;

import jakarta.servlet.http.HttpServletResponse;
import org.cunyi.decision.Withdrawal;
import org.cunyi.shared.Refusal;
import org.cunyi.web.Access;
import org.cunyi.web.CasePage;
import org.cunyi.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes the withdrawal of a matter from its case page. */
@PageController
class WithdrawController {

    private final Withdrawal withdrawal;
    private final Access access;
    private final CasePage page;

    WithdrawController(Withdrawal withdrawal, Access access, CasePage page) {
        this.withdrawal = withdrawal;
        this.access = access;
        this.page = page;
    }

    @PostMapping("/cases/{caseNumber}/withdraw")
    String withdraw(@PathVariable String caseNumber, @RequestParam(name = WithdrawAction.REASON, defaultValue = "") String reason,
            Model model, HttpServletResponse response) {
        // who may not see the case shall not learn from the refusal that it exists
        access.caseFile(caseNumber);
        try {
            withdrawal.withdraw(caseNumber, reason);
            return "redirect:/cases/" + caseNumber;
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("actionProblem", refusal.getMessage());
            model.addAttribute("actionTyped", reason);
            return page.show(caseNumber, model);
        }
    }
}
