package org.cunyi.insight.watch;

import java.time.LocalDate;
import org.cunyi.insight.web.AuditorAccess.Scope;

/**
 * Whose findings of which days.
 *
 * @param days how far back, today included in none
 */
record WatchQuestion(Scope scope, int days, LocalDate today) {
}
