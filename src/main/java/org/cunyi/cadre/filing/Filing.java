package org.cunyi.cadre.filing;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Something handed in with an authority once; not answered yet while {@code answer} is {@code null}. */
public record Filing(long id, String caseNumber, String authority, int attempt, LocalDate dueOn, String handedInBy, OffsetDateTime handedInAt,
        String answer, String answeredBy, OffsetDateTime answeredAt, OffsetDateTime escalatedAt) {

    public boolean isAcknowledged() {
        return "acknowledged".equals(answer);
    }

    public boolean isReturned() {
        return "returned".equals(answer);
    }
}
