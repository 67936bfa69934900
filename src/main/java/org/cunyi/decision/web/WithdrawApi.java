package org.cunyi.decision.web;

import org.cunyi.decision.Withdrawal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Withdraws a matter with a reason, until its resolution has passed. */
@RestController
class WithdrawApi {

    private final Withdrawal withdrawal;

    WithdrawApi(Withdrawal withdrawal) {
        this.withdrawal = withdrawal;
    }

    record Reason(String reason) {
    }

    @PostMapping("/api/cases/{caseNumber}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String caseNumber, @RequestBody Reason reason) {
        withdrawal.withdraw(caseNumber, reason.reason());
    }
}
