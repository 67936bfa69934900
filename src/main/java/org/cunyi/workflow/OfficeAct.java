package org.cunyi.workflow;

import org.cunyi.org.Office;
import org.cunyi.shared.Refusal;

/** A reasoned act of one office, in the cases of one process. */
public abstract class OfficeAct extends ReasonedAct {

    private final CaseOffices offices;
    private final String process;
    private final String only;

    /** @param only what everybody else is told */
    protected OfficeAct(CaseOffices offices, String process, String only) {
        this.offices = offices;
        this.process = process;
        this.only = only;
    }

    /** Whether that is the office in this case. */
    protected abstract boolean isOf(Office office, CaseFile file);

    @Override
    protected boolean may(CaseFile file) {
        return file.process().equals(process) && offices.has(file, o -> isOf(o, file));
    }

    @Override
    protected void office(CaseFile file) {
        if (!file.process().equals(process)) {
            throw Refusal.notYours(only);
        }
        offices.act(file, o -> isOf(o, file), only);
    }
}
