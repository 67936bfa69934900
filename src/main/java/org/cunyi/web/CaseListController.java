package org.cunyi.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.cunyi.org.OrgUnit;
import org.cunyi.org.Organisation;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseSearch;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.web.PageController;
import org.cunyi.workflow.web.SearchInput;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The cases of one's units, narrowed by a form whose every field may stay empty. */
@PageController
class CaseListController {

    private static final int SIZE = 20;

    private final Access access;
    private final Organisation organisation;
    private final CaseSearch search;
    private final CaseView models;

    CaseListController(Access access, Organisation organisation, CaseSearch search, CaseView models) {
        this.models = models;
        this.access = access;
        this.organisation = organisation;
        this.search = search;
    }

    /** The filter as it was typed; dates stay text so that a wrong one can be shown again beside its message. */
    public record Filter(String org, String process, String state, Boolean overdue, String text, String from, String to, Integer page) {

        CaseSearch.Question question(List<String> units, Map<String, List<String>> secret) {
            return new CaseSearch.Question(units, SearchInput.text(org), SearchInput.text(process), SearchInput.text(state), Boolean.TRUE.equals(overdue),
                    SearchInput.text(text), SearchInput.day("from", "开始日期", from), SearchInput.day("to", "结束日期", to), SearchInput.page(page), SIZE, secret);
        }
    }

    @GetMapping("/cases")
    String list(@ModelAttribute("filter") Filter filter, Model model, HttpServletResponse response) {
        List<String> units = access.units();
        model.addAttribute("units", units(units));
        model.addAttribute("procedures", models.procedures());
        model.addAttribute("previous", sameAt(SearchInput.page(filter.page()) - 1));
        model.addAttribute("next", sameAt(SearchInput.page(filter.page()) + 1));
        try {
            model.addAttribute("found", search.find(filter.question(units, access.secret())));
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("problem", refusal.getMessage());
            model.addAttribute("found", new CaseSearch.Page(List.of(), 0, SIZE, false));
        }
        return "cases/list";
    }

    /** The same question at another page. */
    private static String sameAt(int page) {
        return "?" + ServletUriComponentsBuilder.fromCurrentRequest().replaceQueryParam("page", page).build().getQuery();
    }

    private List<OrgUnit> units(List<String> codes) {
        return codes.stream().filter(c -> codes.stream().noneMatch(o -> !o.equals(c) && c.startsWith(o)))
                .flatMap(c -> organisation.under(c).stream()).distinct().toList();
    }
}
