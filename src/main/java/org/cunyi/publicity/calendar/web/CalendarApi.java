package org.cunyi.publicity.calendar.web;

import java.time.LocalDate;
import java.util.List;
import org.cunyi.publicity.calendar.Item;
import org.cunyi.publicity.calendar.PublicationCalendar;
import org.cunyi.shared.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The calendar for other programs; dates are {@code yyyy-MM-dd}. */
@RestController
class CalendarApi {

    private static final int LARGEST_PAGE = 200;
    private static final int LAST_PAGE = 10_000;

    private final CalendarAccess access;
    private final PublicationCalendar calendar;

    CalendarApi(CalendarAccess access, PublicationCalendar calendar) {
        this.access = access;
        this.calendar = calendar;
    }

    /** @param state {@code overdue}, {@code open}, {@code published}, {@code late} (published after its day) or {@code void} */
    record Entry(long id, String orgCode, String orgName, String duty, String category, String period, String title, LocalDate dueOn,
            String state, LocalDate overdueSince, LocalDate publishedOn, String caseNumber, String noticeId, String legalBasis) {

        static Entry of(Item i) {
            return new Entry(i.id(), i.orgCode(), i.orgName(), i.dutyCode(), i.category(), i.period(), i.title(), i.dueOn(), i.standing(),
                    i.overdueSince(), i.publishedOn(), i.caseNumber(), i.noticeId(), i.legalBasis());
        }
    }

    record Found(List<Entry> items, int page, int size, boolean hasNext) {
    }

    @GetMapping("/api/publication")
    Found find(@RequestParam(required = false) String org, @RequestParam(required = false) String category,
            @RequestParam(required = false) String state, @RequestParam(required = false) String period,
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        if (page < 0 || page > LAST_PAGE || size < 1 || size > LARGEST_PAGE) {
            throw Refusal.of("page", "分页：页码从0开始，每页1至" + LARGEST_PAGE + "条");
        }
        CalendarFilter filter = new CalendarFilter(org, category, state, period, page);
        PublicationCalendar.Page found = calendar.find(filter.question(access.units(), null), page, size);
        return new Found(found.items().stream().map(Entry::of).toList(), page, size, found.hasNext());
    }
}
