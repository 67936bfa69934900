package org.cunyi.insight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.cunyi.insight.search.CaseFinder;
import org.cunyi.insight.search.FoundCase;
import org.cunyi.shared.Refusal;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The search for programs, as data and as a workbook; days are {@code yyyy-MM-dd}, instants ISO with offset. */
@RestController
class FindApi {

    private static final int LARGEST_PAGE = 200;

    private final FindInput input;
    private final CaseFinder cases;
    private final FindXlsx workbook;
    private final Clock clock;

    FindApi(FindInput input, CaseFinder cases, FindXlsx workbook, Clock clock) {
        this.input = input;
        this.cases = cases;
        this.workbook = workbook;
        this.clock = clock;
    }

    /** {@code title} is missing where {@code concealed}; {@code days} until today while the case is open. */
    record Line(String caseNumber, String process, String orgCode, String title, boolean concealed, String state, boolean overdue, String outcome,
            OffsetDateTime startedAt, OffsetDateTime endedAt, int days) {
    }

    /** What {@code after} and {@code before} say is asked for next; {@code null} at the ends. */
    record Found(List<Line> items, String after, String before) {
    }

    @GetMapping("/api/audit/search")
    Found find(@ModelAttribute FindFilter filter, @RequestParam(defaultValue = "50") String size) {
        FindPage page = FindPage.of(cases, input.question(filter), input.place(filter), size(size));
        CaseDays days = new CaseDays(clock);
        return new Found(page.items().stream().map(c -> line(c, days)).toList(), page.after(), page.before());
    }

    private Line line(FoundCase c, CaseDays days) {
        return new Line(c.caseNumber(), c.process(), c.orgCode(), c.title(), c.concealed(), c.isOpen() ? "open" : "done", c.overdue(), c.outcome(),
                local(c.startedAt()), local(c.endedAt()), days.of(c));
    }

    private OffsetDateTime local(OffsetDateTime time) {
        return time == null ? null : time.atZoneSameInstant(clock.getZone()).toOffsetDateTime();
    }

    private static int size(String typed) {
        if (!typed.matches("[0-9]{1,4}") || Integer.parseInt(typed) < 1 || Integer.parseInt(typed) > LARGEST_PAGE) {
            throw Refusal.of("size", "分页：每页1至" + LARGEST_PAGE + "条");
        }
        return Integer.parseInt(typed);
    }

    @GetMapping("/audit/cases.xlsx")
    void export(@ModelAttribute FindFilter filter, HttpServletResponse response) throws IOException {
        FindXlsx.Ready ready = workbook.prepare(input.question(filter), filter.asked());
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename("查案-" + LocalDate.now(clock) + ".xlsx", StandardCharsets.UTF_8).build().toString());
        workbook.write(ready, response.getOutputStream());
    }
}
