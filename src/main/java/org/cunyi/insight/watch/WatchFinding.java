package org.cunyi.insight.watch;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.cunyi.insight.search.Place;

/**
 * One finding.
 *
 * @param caseNumber {@code null} where it is about no case
 * @param title      {@code null} where it is concealed, as are {@code words}
 * @param who        login of the person acting, {@code null} where it is concealed
 * @param what       which sentence says it ({@code watch-what} in the messages), with the days from {@code since} to {@code until} and the counts
 * @param code       an action, names of steps or the other person's login, as the sentence needs
 * @param item       tells findings of one moment apart
 */
record WatchFinding(String caseNumber, OffsetDateTime at, String who, String what, LocalDate since, LocalDate until, Integer counted, Integer ofThese,
        String words, String code, String item, String process, String orgCode, String title) {

    boolean hasDays() {
        return since != null && until != null;
    }

    long days() {
        return ChronoUnit.DAYS.between(since, until);
    }

    String place() {
        return new Place(at, item, false).word();
    }
}
