package org.cunyi.deliberation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.cunyi.deliberation.VillageFigures;
import org.cunyi.deliberation.VillageStatistics;
import org.cunyi.org.OrgUnit;
import org.cunyi.org.Organisation;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.PageController;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What the councils of one's villages did in a year, as a page and as a workbook. */
@PageController
class StatisticsController {

    private static final int SIZE = 50;
    private static final int MOST = 100_000;
    private static final int VILLAGE = 12;

    private final CouncilAccess access;
    private final VillageStatistics statistics;
    private final StatisticsXlsx workbook;
    private final Organisation organisation;
    private final Clock clock;

    StatisticsController(CouncilAccess access, VillageStatistics statistics, StatisticsXlsx workbook, Organisation organisation, Clock clock) {
        this.access = access;
        this.statistics = statistics;
        this.workbook = workbook;
        this.organisation = organisation;
        this.clock = clock;
    }

    @GetMapping("/deliberation")
    String show(@ModelAttribute("filter") StatisticsFilter filter, Model model, HttpServletResponse response) {
        List<String> seen = access.units();
        model.addAttribute("units", choices(seen));
        model.addAttribute("years", StatisticsFilter.years(today()));
        model.addAttribute("councils", access.councils());
        model.addAttribute("previous", sameAt(filter.at() - 1));
        model.addAttribute("next", sameAt(filter.at() + 1));
        try {
            int year = filter.year(today());
            List<VillageFigures> found = statistics.of(filter.units(seen), year, filter.at() * SIZE, SIZE + 1);
            model.addAttribute("year", year);
            model.addAttribute("rows", found.subList(0, Math.min(SIZE, found.size())));
            model.addAttribute("hasNext", found.size() > SIZE);
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("problem", refusal.getMessage());
            model.addAttribute("year", today().getYear());
            model.addAttribute("rows", List.of());
            model.addAttribute("hasNext", false);
        }
        return "deliberation/statistics";
    }

    @GetMapping("/deliberation.xlsx")
    void export(@ModelAttribute StatisticsFilter filter, HttpServletResponse response) throws IOException {
        int year = filter.year(today());
        List<VillageFigures> all = statistics.of(filter.units(access.units()), year, 0, MOST);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename("议事会情况-" + year + ".xlsx", StandardCharsets.UTF_8).build().toString());
        workbook.write(response.getOutputStream(), year, all);
    }

    /** Counties and townships to narrow to; who sees one village has nothing to choose. */
    private List<OrgUnit> choices(List<String> seen) {
        return seen.stream().filter(u -> u.length() < VILLAGE).flatMap(u -> organisation.under(u).stream()).filter(u -> u.code().length() < VILLAGE)
                .distinct().toList();
    }

    /** The same question at another page. */
    private static String sameAt(int page) {
        return "?" + ServletUriComponentsBuilder.fromCurrentRequest().replaceQueryParam("page", page).build().getQuery();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
