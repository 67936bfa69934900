package org.cunyi.cadre.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.cunyi.cadre.registry.Line;
import org.cunyi.cadre.registry.RegisterList;
import org.cunyi.cadre.registry.RegisterQuestion;
import org.cunyi.org.OrgUnit;
import org.cunyi.org.Organisation;
import org.cunyi.org.Settings;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.PageController;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The register of those whom the acting person looks after, as a page and as a workbook. */
@PageController
class CadreListController {

    private static final int SIZE = 50;
    private static final int MOST = 50_000;

    private final CadreAccess access;
    private final RegisterList lines;
    private final CadreXlsx workbook;
    private final Organisation organisation;
    private final Settings settings;
    private final Clock clock;

    CadreListController(CadreAccess access, RegisterList lines, CadreXlsx workbook, Organisation organisation, Settings settings, Clock clock) {
        this.access = access;
        this.lines = lines;
        this.workbook = workbook;
        this.organisation = organisation;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping("/registers/cadres")
    String list(@ModelAttribute("filter") CadreFilter filter, Model model, HttpServletResponse response) {
        List<String> units = access.units();
        List<OrgUnit> choices = units.stream().flatMap(u -> organisation.under(u).stream()).distinct().toList();
        model.addAttribute("units", choices.size() > 1 ? choices : List.of());
        model.addAttribute("kinds", CadreFilter.KINDS);
        model.addAttribute("reviews", CadreFilter.REVIEWS);
        model.addAttribute("mayAppoint", !access.villages().isEmpty());
        model.addAttribute("requiredFrom", settings.of(units.get(0), Settings.QUALIFICATION_REQUIRED_FROM).map(LocalDate::parse).orElse(null));
        model.addAttribute("previous", sameAt(filter.at() - 1));
        model.addAttribute("next", sameAt(filter.at() + 1));
        List<Line> found = List.of();
        try {
            found = lines.find(filter.question(units), filter.at() * SIZE, SIZE + 1);
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("problem", refusal.getMessage());
        }
        model.addAttribute("rows", found.stream().limit(SIZE).toList());
        model.addAttribute("hasNext", found.size() > SIZE);
        return "cadre/list";
    }

    @GetMapping("/registers/cadres.xlsx")
    void export(@ModelAttribute CadreFilter filter, HttpServletResponse response) throws IOException {
        RegisterQuestion question = filter.question(access.units());
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename("村干部登记簿-" + LocalDate.now(clock) + ".xlsx", StandardCharsets.UTF_8).build().toString());
        workbook.write(response.getOutputStream(), lines.find(question, 0, MOST));
    }

    private static String sameAt(int page) {
        return "?" + ServletUriComponentsBuilder.fromCurrentRequest().replaceQueryParam("page", page).build().getQuery();
    }
}
