package org.cunyi.cadre.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.cunyi.cadre.batch.BatchLine;
import org.cunyi.cadre.batch.Batches;
import org.cunyi.org.OrgUnit;
import org.cunyi.org.Organisation;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** 联审批次 of a township, or of all of a county, and the form that opens one. */
@PageController
class BatchListController {

    private static final int SIZE = 50;
    private static final int TOWNSHIP_DIGITS = 9;

    private final BatchAccess access;
    private final Batches batches;
    private final Organisation organisation;

    BatchListController(BatchAccess access, Batches batches, Organisation organisation) {
        this.access = access;
        this.batches = batches;
        this.organisation = organisation;
    }

    @GetMapping("/qualification-batches")
    String list(@ModelAttribute("filter") BatchFilter filter, Model model, HttpServletResponse response) {
        List<String> units = access.units();
        List<OrgUnit> choices = units.stream().flatMap(u -> organisation.under(u).stream()).filter(u -> u.code().length() == TOWNSHIP_DIGITS)
                .distinct().toList();
        model.addAttribute("units", choices.size() > 1 ? choices : List.of());
        model.addAttribute("townships", access.townships());
        model.addAttribute("states", Batches.STATES);
        model.addAttribute("longestTitle", Batches.LONGEST_TITLE);
        model.addAttribute("previous", sameAt(filter.at() - 1));
        model.addAttribute("next", sameAt(filter.at() + 1));
        List<BatchLine> found = List.of();
        try {
            found = batches.find(filter.question(units), filter.at(), SIZE);
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("problem", refusal.getMessage());
        }
        model.addAttribute("rows", found.stream().limit(SIZE).toList());
        model.addAttribute("hasNext", found.size() > SIZE);
        return "cadre/batches";
    }

    @PostMapping("/qualification-batches")
    String open(@RequestParam(required = false) String township, @RequestParam(required = false) String title, Model model, HttpServletResponse response) {
        access.units();
        List<String> own = access.townships();
        String wanted = township == null && own.size() == 1 ? own.get(0) : String.valueOf(township);
        access.requireEntry(wanted);
        try {
            return "redirect:/qualification-batches/" + batches.open(wanted, title);
        } catch (Refusal refusal) {
            BatchFilter all = new BatchFilter(null, null, null, null);
            model.addAttribute("filter", all);
            model.addAttribute("openProblem", refusal.getMessage());
            model.addAttribute("typedTitle", title);
            String page = list(all, model, response);
            response.setStatus(refusal.kind().status());
            return page;
        }
    }

    private static String sameAt(int page) {
        return "?" + ServletUriComponentsBuilder.fromCurrentRequest().replaceQueryParam("page", page).build().getQuery();
    }
}
