package org.cunyi.cadre.filing;

import org.cunyi.org.WorkingDays;
import org.cunyi.workflow.PeriodTable;
import org.cunyi.workflow.RuleTables;
import org.springframework.stereotype.Component;

/** How long filing takes. */
@Component
class FilingPeriods extends PeriodTable {

    FilingPeriods(RuleTables tables, WorkingDays workingDays) {
        super("cadre-filing-period", "备案期限", tables, workingDays);
    }
}
