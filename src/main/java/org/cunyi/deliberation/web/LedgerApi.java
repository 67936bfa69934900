package org.cunyi.deliberation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.cunyi.deliberation.resolution.Ledger;
import org.cunyi.deliberation.resolution.LedgerQuestion;
import org.cunyi.shared.Refusal;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger for other programs, as data and as a workbook; dates are {@code yyyy-MM-dd}. */
@RestController
class LedgerApi {

    private static final int LARGEST_PAGE = 200;
    private static final int MOST = 50_000;

    private final CouncilAccess access;
    private final Ledger ledger;
    private final LedgerXlsx workbook;
    private final Clock clock;

    LedgerApi(CouncilAccess access, Ledger ledger, LedgerXlsx workbook, Clock clock) {
        this.access = access;
        this.ledger = ledger;
        this.workbook = workbook;
        this.clock = clock;
    }

    @GetMapping("/api/resolutions")
    Ledger.Page find(@ModelAttribute LedgerFilter filter, @RequestParam(defaultValue = "50") int size) {
        if (size < 1 || size > LARGEST_PAGE) {
            throw Refusal.of("size", "分页：每页1至" + LARGEST_PAGE + "条");
        }
        return ledger.find(filter.question(access.units()), filter.at(), size);
    }

    /** How many stand how; the words together are all. */
    @GetMapping("/api/resolutions/counts")
    Map<String, Integer> counts(@ModelAttribute LedgerFilter filter) {
        return ledger.counts(filter.question(access.units()));
    }

    @GetMapping("/registers/resolutions.xlsx")
    void export(@ModelAttribute LedgerFilter filter, HttpServletResponse response) throws IOException {
        LedgerQuestion question = filter.question(access.units());
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename("决议台账-" + LocalDate.now(clock) + ".xlsx", StandardCharsets.UTF_8).build().toString());
        workbook.write(response.getOutputStream(), taker -> ledger.each(question, MOST, taker));
    }
}
