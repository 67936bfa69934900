package org.cunyi.modeling.reference.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cunyi.modeling.reference.ChangedRow;
import org.cunyi.modeling.reference.ReferenceChange;
import org.cunyi.modeling.reference.ReferenceRow;
import org.cunyi.modeling.reference.ReferenceTables;
import org.cunyi.modeling.reference.References;
import org.cunyi.modeling.reference.RowQuestion;
import org.cunyi.modeling.web.ModelerAccess;
import org.cunyi.org.reference.ReferenceColumn;
import org.cunyi.org.reference.ReferenceTable;
import org.cunyi.workflow.web.PageController;
import org.cunyi.workflow.web.Paging;
import org.cunyi.workflow.web.SearchInput;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What there is to see: the tables, their rows, what was changed and what waits. */
@PageController
@RequestMapping("/modeling/reference")
class ReferenceController {

    private static final int SIZE = 20;
    private static final String ALL = "all";

    private final ModelerAccess access;
    private final ReferenceTables tables;
    private final References references;
    private final ReferenceWorkbook workbook;

    ReferenceController(ModelerAccess access, ReferenceTables tables, References references, ReferenceWorkbook workbook) {
        this.access = access;
        this.tables = tables;
        this.references = references;
        this.workbook = workbook;
    }

    /** A row of a list. */
    public record Shown(ReferenceRow row, List<Cell> cells) {
    }

    @GetMapping
    String home(@RequestParam(required = false) Integer page, Model model) {
        access.require();
        model.addAttribute("tables", tables.all());
        model.addAttribute("waiting", references.waiting());
        page(model, SearchInput.page(page), references.waiting(SearchInput.page(page), SIZE));
        return "modeling/reference/home";
    }

    private static void page(Model model, int at, List<ReferenceChange> changes) {
        Paging.put(model, "changes", changes, at, SIZE);
    }

    @GetMapping("/{table:[a-z-]{1,40}}")
    String table(@PathVariable String table, @RequestParam(required = false) String state, @RequestParam(required = false) String text,
            @RequestParam(required = false) Integer page, Model model) {
        access.require();
        return show(tables.get(table), state, text, page, model);
    }

    String show(ReferenceTable table, String state, String text, Integer page, Model model) {
        // of days that stand for themselves people look for those to come
        RowQuestion question = question(table, state, text);
        int at = SearchInput.page(page);
        List<ReferenceRow> found = references.page(table, question, at, SIZE);
        model.addAttribute("table", table);
        model.addAttribute("heads", Cell.inLine(table.columns()).stream().map(ReferenceColumn::label).toList());
        model.addAttribute("rows", found.stream().limit(SIZE).map(r -> new Shown(r, Cell.inLine(table, r.values()))).toList());
        model.addAttribute("question", question);
        model.addAttribute("hasNext", found.size() > SIZE);
        model.addAttribute("at", at);
        model.addAttribute("waiting", references.waiting().getOrDefault(table.code(), 0));
        return "modeling/reference/table";
    }

    private static RowQuestion question(ReferenceTable table, String state, String text) {
        return new RowQuestion(state == null ? table.isByDay() ? ReferenceRow.FUTURE : ReferenceRow.CURRENT : state.equals(ALL) ? null : state,
                SearchInput.text(text));
    }

    @GetMapping("/{table:[a-z-]{1,40}}.xlsx")
    void export(@PathVariable String table, @RequestParam(required = false) String state, @RequestParam(required = false) String text,
            HttpServletResponse response) throws IOException {
        access.require();
        ReferenceTable asked = tables.get(table);
        workbook.write(asked, references.page(asked, question(asked, state, text), 0, ReferenceWorkbook.MOST), response);
    }

    @GetMapping("/{table:[a-z-]{1,40}}/changes")
    String changes(@PathVariable String table, @RequestParam(required = false) Integer page, Model model) {
        access.require();
        model.addAttribute("table", tables.get(table));
        page(model, SearchInput.page(page), references.changes(table, SearchInput.page(page), SIZE));
        return "modeling/reference/changes";
    }

    @GetMapping("/{table:[a-z-]{1,40}}/row")
    String row(@PathVariable String table, @RequestParam(defaultValue = "") String key, Model model) {
        access.require();
        return showRow(tables.get(table), key, model);
    }

    /** One line of a row's history. */
    public record Past(ReferenceChange change, LocalDate effectiveOn, List<Cell> before, List<Cell> after) {
    }

    String showRow(ReferenceTable table, String key, Model model) {
        Map<String, String> values = references.key(table, key);
        Map<Long, ChangedRow> changed = references.historyRows(table.code(), key);
        model.addAttribute("table", table);
        model.addAttribute("key", key);
        model.addAttribute("keyCells", Cell.key(table, values));
        model.addAttribute("rows", references.of(table, key).stream().map(r -> new Shown(r, Cell.of(table, r.values(), null))).toList());
        model.addAttribute("history", references.history(table.code(), key).stream().map(c -> past(table, c, changed.get(c.id()))).toList());
        model.addAttribute("waitingFor", references.waitingFor(table.code(), key));
        return "modeling/reference/row";
    }

    private static Past past(ReferenceTable table, ReferenceChange change, ChangedRow row) {
        return new Past(change, row.effectiveOn(), ChangeController.side(table, row.before(), row.after()), ChangeController.side(table, row.after(), row.before()));
    }
}
