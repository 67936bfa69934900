package org.cunyi.publicity.calendar;

import java.time.LocalDate;
import java.util.Map;

/**
 * One thing that a village has to publish. Days are days in Asia/Shanghai; it is in time until 24:00 of {@code dueOn}.
 *
 * @param period     a month {@code 2026-10}, a quarter {@code 2026Q4}, or the day of an event
 * @param eventTitle what happened, empty for a period
 * @param standing   {@code overdue}, {@code open}, {@code published}, {@code late} (published after its day), {@code void}
 * @param caseNumber the case that publishes it, {@code null} before it began
 * @param caseOpen   whether that case still runs
 */
public record Item(long id, String orgCode, String orgName, String dutyCode, String dutyTitle, String category, String frequency,
        String noticeKind, boolean tableRequired, int correctionDays, String legalBasis, String dueBasis, String period, String eventTitle,
        String enteredBy, LocalDate dueOn, LocalDate overdueSince, String standing, String voidReason, String caseNumber, boolean caseOpen,
        String noticeId, LocalDate publishedOn) {

    private static final int LONGEST_HEADING = 100;

    public boolean isOpen() {
        return standing.equals("open") || isOverdue();
    }

    public boolean isOverdue() {
        return standing.equals("overdue");
    }

    public boolean isEvent() {
        return frequency.equals(Duty.AT_ONCE);
    }

    /** The period in Chinese, or the event's day. */
    public String periodTitle() {
        return Period.of(period).map(Period::title).orElseGet(() -> {
            LocalDate day = LocalDate.parse(period);
            return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
        });
    }

    /** Whether its period still runs on that day: what is published of it now cannot be all of it. */
    public boolean isUnfinished(LocalDate day) {
        return Period.of(period).map(p -> !p.lastDay().isBefore(day)).orElse(false);
    }

    /** What is published, in words: of a period the duty, of an event what happened. */
    public String title() {
        return isEvent() ? eventTitle : periodTitle() + dutyTitle;
    }

    /** Whether a cell of a table shows an amount, which stands at the right. */
    public static boolean isNumber(String cell) {
        return Grid.isNumber(cell);
    }

    /** What the audit record keeps of it: what happened may name a person, so the event's words stay out. */
    Map<String, Object> facts() {
        return Map.of("item", id, "orgCode", orgCode, "duty", dutyCode, "category", category, "period", period, "dueOn", dueOn.toString());
    }

    /** Proposed name of the case and its notice, at most as long as the start form takes. */
    public String heading() {
        String heading = isEvent() ? "关于" + eventTitle + "的公告" : title() + "公开";
        return heading.length() > LONGEST_HEADING ? title().substring(0, Math.min(title().length(), LONGEST_HEADING)) : heading;
    }
}
