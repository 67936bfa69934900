package org.cunyi.publicity.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes what is due soon and what became overdue, township by township: one transaction each, so that the chain of the day is never held for
 * long. Locked rows are another node's work and are passed over.
 */
@Component
class CalendarWarnings {

    private static final String OVERDUE = "state = 'open' and overdue_since is null and due_on < :today";
    private static final String SOON = "state = 'open' and reminded_at is null and remind_on <= :today and due_on >= :today";

    private final JdbcClient jdbc;
    private final Items items;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    CalendarWarnings(JdbcClient jdbc, Items items, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.items = items;
        this.clock = clock;
        this.events = events;
    }

    List<String> townships(boolean overdue) {
        return jdbc.sql("select distinct substring(org_code, 1, 9) from publication_item where " + (overdue ? OVERDUE : SOON) + " order by 1")
                .param("today", LocalDate.now(clock)).query(String.class).list();
    }

    /** The fact that others build on: from now on {@code publication.overdue} stands in the chain, once for each item and due day. */
    @Transactional
    void overdue(String township) {
        List<Item> found = take(OVERDUE, township);
        if (!found.isEmpty()) {
            jdbc.sql("update publication_item set overdue_since = due_on + 1 where id in (:ids)").param("ids", ids(found)).update();
            found.forEach(i -> events.publishEvent(SimpleAct.ofNow(null, "publication.overdue", i.orgCode(), i.facts())));
            events.publishEvent(new PublicationDue(true, township, found));
        }
    }

    @Transactional
    void soon(String township) {
        List<Item> found = take(SOON, township);
        if (!found.isEmpty()) {
            jdbc.sql("update publication_item set reminded_at = :now where id in (:ids)").param("now", OffsetDateTime.now(clock))
                    .param("ids", ids(found)).update();
            events.publishEvent(SimpleAct.ofNow(null, "publication.reminded", township, Map.of("items", found.size())));
            events.publishEvent(new PublicationDue(false, township, found));
        }
    }

    private List<Item> take(String condition, String township) {
        Scope scope = Scope.of(township);
        List<Long> ids = jdbc.sql("select id from publication_item where " + condition
                        + " and org_code >= :low and org_code <= :high order by id for update skip locked")
                .param("today", LocalDate.now(clock)).param("low", scope.low()).param("high", scope.high()).query(Long.class).list();
        return items.byIds(ids);
    }

    private static List<Long> ids(List<Item> found) {
        return found.stream().map(Item::id).toList();
    }
}
