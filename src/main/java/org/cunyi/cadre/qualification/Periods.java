package org.cunyi.cadre.qualification;

import org.cunyi.org.WorkingDays;
import org.cunyi.workflow.PeriodTable;
import org.cunyi.workflow.RuleTables;
import org.springframework.stereotype.Component;

/** How long the steps of a review take, and how long its conclusion and its papers hold. */
@Component
public class Periods extends PeriodTable {

    Periods(RuleTables tables, WorkingDays workingDays) {
        super("cadre-qualification-period", "任职资格联审期限", tables, workingDays);
    }
}
