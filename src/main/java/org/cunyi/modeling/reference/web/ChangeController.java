package org.cunyi.modeling.reference.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cunyi.modeling.reference.ChangedRow;
import org.cunyi.modeling.reference.ReferenceChange;
import org.cunyi.modeling.reference.ReferenceReleases;
import org.cunyi.modeling.reference.ReferenceTables;
import org.cunyi.modeling.reference.References;
import org.cunyi.modeling.web.ModelerAccess;
import org.cunyi.org.reference.ReferenceTable;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One proposal: what it changes, and what the second person makes of it. */
@PageController
@RequestMapping("/modeling/reference/changes/{number:[0-9]{1,18}}")
class ChangeController {

    private final ModelerAccess access;
    private final ReferenceTables tables;
    private final References references;
    private final ReferenceReleases releases;

    ChangeController(ModelerAccess access, ReferenceTables tables, References references, ReferenceReleases releases) {
        this.access = access;
        this.tables = tables;
        this.references = references;
        this.releases = releases;
    }

    /** One row of a proposal. */
    public record Line(String key, LocalDate effectiveOn, List<Cell> keyCells, List<Cell> before, List<Cell> after) {
    }

    static List<Cell> side(ReferenceTable table, Map<String, String> values, Map<String, String> other) {
        return values == null ? List.of() : Cell.of(table, values, other).stream().filter(c -> other == null || c.changed())
                .filter(c -> !c.text().isEmpty() || other != null).toList();
    }

    private static Line line(ReferenceTable table, ChangedRow row) {
        return new Line(row.key(), row.effectiveOn(), Cell.key(table, row.after() == null ? row.before() : row.after()),
                side(table, row.before(), row.after()), side(table, row.after(), row.before()));
    }

    @GetMapping
    String show(@PathVariable long number, Model model) {
        access.require();
        ReferenceChange change = references.change(number);
        ReferenceTable table = tables.get(change.tableCode());
        model.addAttribute("change", change);
        model.addAttribute("table", table);
        model.addAttribute("lines", references.rows(number).stream().map(r -> line(table, r)).toList());
        model.addAttribute("mayRelease", releases.mayRelease(change));
        return "modeling/reference/change";
    }

    private String tried(long number, Runnable doing, Model model, HttpServletResponse response) {
        access.require();
        try {
            doing.run();
            return "redirect:/modeling/reference/changes/" + number;
        } catch (Refusal refusal) {
            references.change(number);
            response.setStatus(refusal.kind().status());
            model.addAttribute("problems", refusal.errors().stream().map(FieldError::message).toList());
            return show(number, model);
        }
    }

    @PostMapping("/release")
    String release(@PathVariable long number, Model model, HttpServletResponse response) {
        return tried(number, () -> releases.release(number), model, response);
    }

    @PostMapping("/refusal")
    String refuse(@PathVariable long number, @RequestParam(defaultValue = "") String said, Model model, HttpServletResponse response) {
        return tried(number, () -> releases.refuse(number, said), model, response);
    }

    @PostMapping("/withdrawal")
    String takeBack(@PathVariable long number, @RequestParam(defaultValue = "") String said, Model model, HttpServletResponse response) {
        return tried(number, () -> releases.takeBack(number, said), model, response);
    }
}
