package org.cunyi.publicity.calendar;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Turns the calendar's pages: at the start and every hour on every node, so that no single midnight has to work. Doing it twice changes nothing. */
@Component
public class CalendarRun {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarRun.class);

    private final CalendarOpening opening;
    private final CalendarWarnings warnings;

    CalendarRun(CalendarOpening opening, CalendarWarnings warnings) {
        this.opening = opening;
        this.warnings = warnings;
    }

    @Scheduled(cron = "${cunyi.publication.cron:0 20 * * * *}", zone = "Asia/Shanghai")
    public void run() {
        opening.open();
        warnings.townships(false).forEach(warnings::soon);
        warnings.townships(true).forEach(this::overdue);
    }

    /** What cannot be told about one township stands in no other's way; the next hour tries again. */
    private void overdue(String township) {
        try {
            warnings.overdue(township);
        } catch (RuntimeException e) {
            LOG.error("what is overdue in {} could not be told", township, e);
        }
    }

    /** A calendar that cannot be turned keeps nobody from his other work; the next hour tries again. */
    @EventListener(ApplicationReadyEvent.class)
    public void atStart() {
        try {
            run();
        } catch (RuntimeException e) {
            LOG.error("the publication calendar could not be brought up to date", e);
        }
    }
}
