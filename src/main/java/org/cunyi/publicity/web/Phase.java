package org.cunyi.publicity.web;

import java.time.LocalDate;
import org.cunyi.publicity.BoardLine;

/** Where a notice on the board stands, in the words that villagers read and as {@code state} of its data. */
public enum Phase {

    RUNNING("公示中", "posted"),
    /** An objection that nobody has answered holds the end of the period. */
    HELD("公示期因异议未答复而延长", "posted"),
    /** Its period is over and it hangs on, as long as what it says holds. */
    STAYING("长期公开", "closed"),
    OVER("公示期满", "closed"),
    CORRECTING("正在更正", "corrected"),
    CORRECTED("已更正", "corrected"),
    WITHDRAWN("已撤下", "withdrawn");

    private final String words;
    private final String state;

    Phase(String words, String state) {
        this.words = words;
        this.state = state;
    }

    static Phase of(BoardLine n, LocalDate today) {
        if (n.state().equals("withdrawn")) {
            return n.correction() == null ? WITHDRAWN : n.correctionPosted() ? CORRECTED : CORRECTING;
        }
        // a period ends at 24:00 of its last day, whenever the engine gets round to closing it
        if (n.state().equals("posted") && !today.isAfter(n.endsOn())) {
            return RUNNING;
        }
        if (n.state().equals("posted") && n.openObjections() > 0) {
            return HELD;
        }
        return n.afterPeriod().equals("stay") ? STAYING : OVER;
    }

    public String words() {
        return words;
    }

    public String state() {
        return state;
    }

    /** Taken down; what is left says why. */
    public boolean down() {
        return this == CORRECTING || this == CORRECTED || this == WITHDRAWN;
    }

    /** Hangs, and its period is not over. */
    public boolean open() {
        return this == RUNNING || this == HELD;
    }
}
