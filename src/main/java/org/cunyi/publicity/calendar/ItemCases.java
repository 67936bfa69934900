package org.cunyi.publicity.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.Words;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happens to an item: an event is entered, a case takes it up, its notice is posted or taken down. */
@Component
public class ItemCases {

    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_REASON = 400;
    /** Open, and no running case has it. */
    private static final String FREE = "state = 'open' and (case_number is null or exists (select 1 from case_file c"
            + " where c.case_number = publication_item.case_number and c.ended_at is not null))";

    private final JdbcClient jdbc;
    private final Items items;
    private final Duties duties;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ItemCases(JdbcClient jdbc, Items items, Duties duties, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.items = items;
        this.duties = duties;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Enters something that happened and has to be published at once. Who may has been asked before.
     *
     * @param day when it happened: not in the future, and not before the quarter in which this calendar began
     * @return the item's id
     * @throws Refusal where the village has no such duty, title or day are not right, or it stands there already
     */
    @Transactional
    public long enter(String village, String dutyCode, String title, LocalDate day) {
        Duty duty = duties.atOnce(village, day).stream().filter(d -> d.code().equals(dutyCode)).findFirst()
                .orElseThrow(() -> Refusal.of("duty", "公开事项：请从列表中选择"));
        check(title, LONGEST_TITLE, "title", "事项名称");
        if (day.isAfter(today())) {
            throw Refusal.of("day", "发生日期：不能晚于今天");
        }
        LocalDate first = firstDay();
        if (day.isBefore(first)) {
            throw Refusal.of("day", "发生日期：公开日历自" + first + "起登记，更早的事项不登记");
        }
        LocalDate due = duty.due(day);
        try {
            jdbc.sql("insert into publication_item (org_code, duty_id, duty_code, category, period, event_title, entered_by, due_on, remind_on,"
                            + " state) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')")
                    .params(village, duty.id(), duty.code(), duty.category(), day.toString(), title.strip(), Actor.current(), due,
                            due.minusDays(duty.remindDays())).update();
        } catch (DuplicateKeyException twice) {
            throw Refusal.late("同一天的同名事项已经登记，请勿重复登记");
        }
        Item item = items.find(jdbc.sql("select id from publication_item where org_code = ? and duty_code = ? and period = ? and event_title = ?")
                .params(village, duty.code(), day.toString(), title.strip()).query(Long.class).single()).orElseThrow();
        events.publishEvent(SimpleAct.ofNow(null, "publication.event-entered", village, item.facts()));
        return item.id();
    }

    /** Takes back an event that was entered by mistake; it stays in the list with the reason. */
    @Transactional
    public void takeBack(Item item, String reason) {
        check(reason, LONGEST_REASON, "reason", "撤销理由");
        if (!item.isEvent()) {
            throw Refusal.of("reason", "按季度、按月公开的事项不能撤销");
        }
        int changed = jdbc.sql("update publication_item set state = 'void', void_reason = ? where id = ? and " + FREE)
                .params(reason.strip(), item.id()).update();
        if (changed == 0) {
            throw Refusal.late("该事项已在办理或者已经公开，不能撤销");
        }
        events.publishEvent(SimpleAct.ofNow(null, "publication.event-taken-back", item.orgCode(), item.facts()));
    }

    /** The case that is just being opened takes the item up; of several at once one wins. */
    @Transactional(propagation = Propagation.MANDATORY)
    void takeUp(Item item, String caseNumber) {
        int changed = jdbc.sql("update publication_item set case_number = ? where id = ? and " + FREE).params(caseNumber, item.id()).update();
        if (changed == 0) {
            throw Refusal.late("“" + item.title() + "”已在办理或者已经公开");
        }
    }

    /** Its notice hangs. */
    @Transactional(propagation = Propagation.MANDATORY)
    void posted(Item item, String noticeId) {
        int changed = jdbc.sql("update publication_item set state = 'published', published_on = ?, notice_id = ? where id = ? and state = 'open'")
                .params(today(), noticeId, item.id()).update();
        if (changed == 1) {
            Item now = items.find(item.id()).orElseThrow();
            Map<String, Object> facts = new HashMap<>(now.facts());
            facts.put("publishedOn", today().toString());
            facts.put("late", now.standing().equals("late"));
            events.publishEvent(SimpleAct.ofNow(item.caseNumber(), "publication.published", noticeId, facts));
        }
    }

    /** Its notice was taken down: there is something to publish again, with the days that the duty gives for a correction. */
    @Transactional(propagation = Propagation.MANDATORY)
    void withdrawn(Item item) {
        LocalDate again = today().plusDays(item.correctionDays());
        int changed = jdbc.sql("update publication_item set state = 'open', published_on = null, notice_id = null, overdue_since = null,"
                        + " due_on = case when due_on < :again then :again else due_on end where id = :id and state = 'published'")
                .param("again", again).param("id", item.id()).update();
        if (changed == 1) {
            events.publishEvent(SimpleAct.ofNow(item.caseNumber(), "publication.reopened", item.orgCode(),
                    items.find(item.id()).orElseThrow().facts()));
        }
    }

    private static void check(String text, int longest, String field, String label) {
        String problem = Words.isBlank(text) ? "必须填写" : Words.problem(text, false, longest);
        if (problem != null) {
            throw Refusal.of(field, label + "：" + problem);
        }
    }

    /** The calendar begins with the quarter of its first run. */
    private LocalDate firstDay() {
        LocalDate started = jdbc.sql("select coalesce(started_on, ?) from publication_calendar where id = 1").param(today())
                .query(LocalDate.class).single();
        return Period.between(Duty.QUARTERLY, started, started).get(0).first().atDay(1);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
