package org.cunyi.deliberation.resolution;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.Map;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;

/** The days of a resolution as its model asks for them; how many they are stands in table {@code deliberation-escalation}. */
@ModelBean("resolutionDue")
public class ResolutionDue {

    private static final String TABLE = "deliberation-escalation";
    /** Nobody wants a mail at night: what became due at midnight is told when people are up. */
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final Resolutions resolutions;
    private final ResolutionEvents history;
    private final RuleTables tables;
    private final Cases cases;
    private final Clock clock;

    ResolutionDue(Resolutions resolutions, ResolutionEvents history, RuleTables tables, Cases cases, Clock clock) {
        this.resolutions = resolutions;
        this.history = history;
        this.tables = tables;
        this.cases = cases;
        this.clock = clock;
    }

    /** How many days after its beginning a stage has run out, whom it goes to then, and on what that rests. */
    record Stage(int days, String role, String legalBasis) {
    }

    /** Which deadline the case works on: 0 for the first, one more for each that a session set afterwards. */
    public int round(String caseNumber) {
        return history.continued(caseNumber);
    }

    /** 24:00 of the deadline. */
    public Date deadline(String caseNumber) {
        return midnightAfter(resolutions.get(caseNumber).deadline());
    }

    /** Until when the result is to be checked that is reported today. */
    public Date verification(String caseNumber) {
        return midnightAfter(LocalDate.now(clock).plusDays(stage(caseNumber, "verification").days()));
    }

    /** The morning after that stage's days are over; they are counted from the deadline. */
    public Date escalation(String caseNumber, String stage) {
        LocalDate last = resolutions.get(caseNumber).deadline().plusDays(stage(caseNumber, stage).days());
        return Date.from(last.plusDays(1).atTime(MORNING).atZone(clock.getZone()).toInstant());
    }

    /** @param name {@code chair}, {@code secretary}, {@code township} or {@code verification} */
    Stage stage(String caseNumber, String name) {
        Step step = Step.beside(cases.get(caseNumber), "escalation", "逾期升级");
        Map<String, Object> row = tables.row(step, TABLE, Map.of("stage", name, "on", LocalDate.now(clock).toString()))
                .orElseThrow(() -> new IllegalStateException("no row of " + TABLE + " for " + name));
        return new Stage(((Number) row.get("days")).intValue(), row.get("role").toString(), row.get("legalBasis").toString());
    }

    private Date midnightAfter(LocalDate day) {
        return Date.from(day.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
    }
}
