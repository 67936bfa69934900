package org.cunyi.deliberation.resolution;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * An unsettled resolution as a session hears of it, and what the session says of it so far.
 *
 * @param dueOn      its deadline until now
 * @param answer     {@code strike-off}, {@code continue}, {@code withdraw}, or {@code null} while nothing was said
 * @param deadline   the new one, where it goes on
 * @param answeredAt what a correction names as that which it corrects
 */
public record Report(String resolutionCase, String title, String content, String measure, String responsible, String responsibleName,
        LocalDate dueOn, String state, String escalatedTo, String answer, LocalDate deadline, String reason, String answeredBy,
        OffsetDateTime answeredAt) {

    static final String STRIKE_OFF = "strike-off";
    static final String CONTINUE = "continue";
    static final String WITHDRAW = "withdraw";

    /** Whether the result was checked, so that the session can strike it off. */
    public boolean isChecked() {
        return state.equals(Resolution.AWAITING);
    }
}
