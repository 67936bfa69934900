package org.cunyi.org;

import java.time.LocalDate;

/** A day that is not what its weekday says: {@code holiday} or {@code workday} (调休上班), with the feast that it belongs to. */
record WorkingDay(LocalDate onDay, String kind, String name) {
}
