package org.cunyi.web;

import java.util.List;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseSearch;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The way to one's work: by offices, not by menus. */
@PageController
class HomeController {

    private static final int NEWEST = 10;

    private final Access access;
    private final CaseView engine;
    private final CaseSearch search;
    private final Standing standing;

    HomeController(Access access, CaseView engine, CaseSearch search, Standing standing) {
        this.access = access;
        this.engine = engine;
        this.search = search;
        this.standing = standing;
    }

    /** An open case and where it stands. */
    public record Line(CaseFile file, Standing.Stand stand) {
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("units", access.units());
        model.addAttribute("startable", engine.startable());
        model.addAttribute("cases", newest());
        return "home";
    }

    private List<Line> newest() {
        return search.find(new CaseSearch.Question(access.units(), null, null, "open", false, null, null, null, 0, NEWEST, access.secret())).items()
                .stream().map(f -> new Line(f, standing.of(f))).toList();
    }
}
