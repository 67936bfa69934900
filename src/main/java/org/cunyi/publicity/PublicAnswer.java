package org.cunyi.publicity;

import java.time.LocalDate;

/** What everybody may read of an objection: the answer, never the objection's own words. @param byTownship who gave it */
public record PublicAnswer(String about, String verdict, String answer, LocalDate answeredOn, boolean byTownship) {
}
