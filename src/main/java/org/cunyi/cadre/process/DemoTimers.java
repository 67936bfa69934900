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
    private final DemoMarks marks;

    DemoTimers(ProcessEngine engine, DemoOfficials officials, DemoMarks marks) {
        this.engine = engine;
        this.officials = officials;
        this.marks = marks;
    }

    /** Until the case has come to that step; half a minute at most. */
    void await(CaseFile file, String step) {
        for (int look = 0; look < LOOKS && isAtWork() && !marks.came(file, step); look++) {
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    private boolean isAtWork() {
        return !officials.stopped() && ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor().isActive();
    }
}
