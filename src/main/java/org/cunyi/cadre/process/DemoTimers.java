package org.cunyi.cadre.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.cunyi.workflow.CaseFile;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Waits until the engine has fired what is due; where its job executor is off nothing ever is. */
@Component
@Profile("embedded")
class DemoTimers {

    private static final int LOOKS = 150;
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final ProcessEngine engine;
    private final DemoOfficials officials;

    DemoTimers(ProcessEngine engine, DemoOfficials officials) {
        this.engine = engine;
        this.officials = officials;
    }

    /** Whether the case has come to that step; half a minute at most is waited for it. */
    boolean reached(CaseFile file, String step) {
        for (int look = 0; look < LOOKS && isAtWork() && officials.open(file, step).isEmpty(); look++) {
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        return !officials.open(file, step).isEmpty();
    }

    private boolean isAtWork() {
        return !officials.stopped() && ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor().isActive();
    }
}
