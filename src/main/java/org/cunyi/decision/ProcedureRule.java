package org.cunyi.decision;

import org.cunyi.org.Settings;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.StartRule;
import org.cunyi.workflow.StartableProcess;
import org.springframework.stereotype.Component;

/** A county runs one of the two procedures; the other cannot begin there. Cases that have begun go on whatever the setting becomes. */
@Component
class ProcedureRule implements StartRule {

    private final Settings settings;

    ProcedureRule(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void check(StartableProcess process, String orgCode) {
        if (!DecisionProcess.isDecision(process.key())) {
            return;
        }
        String chosen = settings.of(orgCode, Settings.PROCEDURE).orElse(DecisionProcess.KEY);
        if (!process.key().equals(chosen)) {
            throw Refusal.of("process", "本县实行“" + DecisionProcess.name(chosen) + "”，不能发起“" + process.name()
                    + "”；已经发起的案件按原程序办完");
        }
    }
}
