package org.cunyi.deliberation.resolution;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A resolution as the ledger shows it.
 *
 * @param standing one of {@link Ledger#STANDINGS}
 * @param today    the day on which it stood so
 */
public record LedgerLine(String caseNumber, String orgCode, String sessionCase, String topicCase, String title, String content,
        String responsible, String responsibleName, LocalDate deadline, LocalDate firstDeadline, String measure, String standing,
        String escalatedTo, LocalDate settledOn, String settledReason, @JsonIgnore LocalDate today) {

    @JsonIgnore
    public boolean isOverdue() {
        return standing.equals("overdue");
    }

    /** 0 where it is not overdue. */
    @JsonProperty
    public long overdueDays() {
        return isOverdue() ? ChronoUnit.DAYS.between(deadline, today) : 0;
    }
}
