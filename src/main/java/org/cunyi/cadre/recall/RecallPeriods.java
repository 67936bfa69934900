package org.cunyi.cadre.recall;

import org.cunyi.org.WorkingDays;
import org.cunyi.workflow.PeriodTable;
import org.cunyi.workflow.RuleTables;
import org.springframework.stereotype.Component;

/** How long the steps of a recall take, and how long its papers are kept. */
@Component
public class RecallPeriods extends PeriodTable {

    RecallPeriods(RuleTables tables, WorkingDays workingDays) {
        super("cadre-recall-period", "罢免期限", tables, workingDays);
    }
}
