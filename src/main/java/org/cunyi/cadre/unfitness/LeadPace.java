package org.cunyi.cadre.unfitness;

import java.time.Duration;
import org.cunyi.org.WorkingDays;
import org.cunyi.workflow.PeriodTable;
import org.cunyi.workflow.RuleTables;
import org.springframework.stereotype.Component;

/** How many of the system's leads are opened at once, and how often one that cannot be opened is tried again. */
@Component
class LeadPace extends PeriodTable {

    LeadPace(RuleTables tables, WorkingDays workingDays) {
        super("cadre-unfitness-lead", "系统线索的立案", tables, workingDays);
    }

    /**
     * @param pause  between one try and the next
     * @param tries  after so many it is left to people
     * @param atOnce in one round
     */
    record Pace(Duration pause, int tries, int atOnce) {

        boolean isLast(int tried) {
            return tried >= tries;
        }
    }

    Pace now() {
        return new Pace(Duration.ofHours(lookNumber("pause", "hours")), lookNumber("tries", TIMES), lookNumber("at-once", "leads"));
    }
}
