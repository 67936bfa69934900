package org.cunyi.deliberation.session;

import java.time.OffsetDateTime;

/**
 * A session of a village's council. {@code planned} has no invitation out, {@code called} waits for its day, {@code sitting} is quorate,
 * {@code minuted} is being published, {@code held} is over; {@code adjourned} never got its quorum, {@code cancelled} was called off.
 *
 * @param attempt how often it was convened to sit: one more after each time it was not quorate
 */
public record Session(String caseNumber, String orgCode, String state, int attempt, String calledBy, OffsetDateTime openedAt) {

    public boolean isCalled() {
        return state.equals("called");
    }

    public boolean isSat() {
        return state.equals("sitting") || state.equals("minuted") || state.equals("held");
    }
}
