package org.cunyi.publicity.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens the items of the periods that have begun, for all villages at once: one statement for each duty and period. The first run begins with
 * the period of its day, and a later one with the period of the run before, so that there is never a backlog of years; whatever kept the
 * product from running for a while is made up for.
 */
@Component
class CalendarOpening {

    private static final String OPEN = """
            insert into publication_item (org_code, duty_id, duty_code, category, period, due_on, remind_on, state)
            select u.code, :duty, :code, :category, :period, :due, :remind, 'open' from org_unit u
            where u.kind = 'village' and u.valid_from <= :day and (u.valid_to is null or u.valid_to >= :day)
              and u.code >= :low and u.code <= :high
              and not exists (select 1 from publication_duty n where n.code = :code and n.scope_code is not null
                and length(n.scope_code) > :width and u.code like n.scope_code || '%'
                and n.valid_from <= :day and (n.valid_to is null or n.valid_to >= :day))
              and not exists (select 1 from publication_item i where i.org_code = u.code and i.duty_code = :code and i.period = :period
                and i.event_title = '')""";
    private static final Scope EVERYWHERE = new Scope("0", "999999999999");

    private final JdbcClient jdbc;
    private final Duties duties;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    CalendarOpening(JdbcClient jdbc, Duties duties, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.duties = duties;
        this.clock = clock;
        this.events = events;
    }

    private record Calendar(LocalDate startedOn, LocalDate lastRunOn) {
    }

    /** @return how many items came into being; none where another node is at it */
    @Transactional
    int open() {
        Optional<Calendar> calendar = jdbc.sql("select started_on, last_run_on from publication_calendar where id = 1 for update skip locked")
                .query(Calendar.class).optional();
        if (calendar.isEmpty()) {
            return 0;
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate last = calendar.get().lastRunOn();
        LocalDate from = last == null || last.isAfter(today) ? today : last;
        int opened = duties.all().stream().mapToInt(d -> open(d, from, today)).sum();
        int voided = endAbolished(today);
        jdbc.sql("update publication_calendar set last_run_on = ?, started_on = coalesce(started_on, ?) where id = 1").params(today, today)
                .update();
        if (opened + voided > 0) {
            events.publishEvent(SimpleAct.ofNow(null, "publication.opened", "publication", Map.of("opened", opened, "abolished", voided)));
        }
        return opened;
    }

    private int open(Duty duty, LocalDate from, LocalDate today) {
        List<Period> periods = Period.between(duty.frequency(), from, today);
        return periods.stream().mapToInt(p -> {
            LocalDate day = p.lastDay().isBefore(today) ? p.lastDay() : today;
            return duty.inForce(day) ? open(duty, p, day) : 0;
        }).sum();
    }

    private int open(Duty duty, Period period, LocalDate day) {
        Scope scope = duty.scopeCode() == null ? EVERYWHERE : Scope.of(duty.scopeCode());
        LocalDate due = duty.due(period);
        return jdbc.sql(OPEN).param("duty", duty.id()).param("code", duty.code()).param("category", duty.category())
                .param("period", period.label()).param("due", due).param("remind", due.minusDays(duty.remindDays())).param("day", day)
                .param("low", scope.low()).param("high", scope.high())
                .param("width", duty.scopeCode() == null ? 0 : duty.scopeCode().length()).update();
    }

    /** A village that is no more has nothing left to publish. */
    private int endAbolished(LocalDate today) {
        return jdbc.sql("update publication_item set state = 'void', void_reason = '村已撤销或者合并' where state = 'open' and exists"
                + " (select 1 from org_unit u where u.code = publication_item.org_code and u.valid_to < ?)").param(today).update();
    }
}
