package org.cunyi.publicity.calendar.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import org.cunyi.publicity.calendar.ItemQuestion;
import org.cunyi.publicity.calendar.PublicationCalendar;
import org.cunyi.workflow.web.PageController;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The list with its filter as a workbook. */
@PageController
class CalendarExportController {

    private static final int MOST = 100_000;

    private final CalendarAccess access;
    private final PublicationCalendar calendar;
    private final CalendarXlsx workbook;
    private final Clock clock;

    CalendarExportController(CalendarAccess access, PublicationCalendar calendar, CalendarXlsx workbook, Clock clock) {
        this.access = access;
        this.calendar = calendar;
        this.workbook = workbook;
        this.clock = clock;
    }

    @GetMapping("/registers/publication.xlsx")
    void export(@ModelAttribute CalendarFilter filter, HttpServletResponse response) throws IOException {
        ItemQuestion question = filter.question(access.units(), null);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename("公开日历-" + LocalDate.now(clock) + ".xlsx", StandardCharsets.UTF_8).build().toString());
        workbook.write(response.getOutputStream(), taker -> calendar.each(question, MOST, taker));
    }
}
