package org.cunyi.deliberation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.cunyi.deliberation.resolution.Ledger;
import org.cunyi.deliberation.resolution.LedgerQuestion;
import org.cunyi.org.OrgUnit;
import org.cunyi.org.Organisation;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** 决议台账 for whoever looks after one village or many. */
@PageController
class LedgerController {

    private static final int SIZE = 50;

    private final CouncilAccess access;
    private final Ledger ledger;
    private final Organisation organisation;

    LedgerController(CouncilAccess access, Ledger ledger, Organisation organisation) {
        this.access = access;
        this.ledger = ledger;
        this.organisation = organisation;
    }

    @GetMapping("/registers/resolutions")
    String list(@ModelAttribute("filter") LedgerFilter filter, Model model, HttpServletResponse response) {
        List<String> units = access.units();
        List<OrgUnit> choices = units.stream().flatMap(u -> organisation.under(u).stream()).filter(u -> !u.isCommunity()).toList();
        model.addAttribute("units", choices.size() > 1 ? choices : List.of());
        model.addAttribute("standings", Ledger.STANDINGS);
        model.addAttribute("previous", sameAt(filter.at() - 1));
        model.addAttribute("next", sameAt(filter.at() + 1));
        try {
            LedgerQuestion question = filter.question(units);
            model.addAttribute("counts", ledger.counts(question));
            model.addAttribute("found", ledger.find(question, filter.at(), SIZE));
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("problem", refusal.getMessage());
            model.addAttribute("found", new Ledger.Page(List.of(), 0, SIZE, false));
        }
        return "deliberation/ledger";
    }

    /** The same question at another page. */
    private static String sameAt(int page) {
        return "?" + ServletUriComponentsBuilder.fromCurrentRequest().replaceQueryParam("page", page).build().getQuery();
    }
}
