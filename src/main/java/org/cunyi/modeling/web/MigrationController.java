package org.cunyi.modeling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cunyi.modeling.migration.Migration;
import org.cunyi.modeling.migration.Migrations;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.PageController;
import org.cunyi.workflow.web.Paging;
import org.cunyi.workflow.web.SearchInput;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Running cases and the version that they run on. */
@PageController
@RequestMapping("/modeling/migrations")
class MigrationController {

    private static final int SIZE = 20;
    private static final String MAP = "map.";

    private final ModelerAccess access;
    private final Migrations migrations;

    MigrationController(ModelerAccess access, Migrations migrations) {
        this.access = access;
        this.migrations = migrations;
    }

    @GetMapping
    String list(@RequestParam(required = false) Integer page, Model model) {
        access.require();
        int at = SearchInput.page(page);
        List<Migration> found = migrations.page(at, SIZE);
        Paging.put(model, "migrations", found, at, SIZE);
        model.addAttribute("old", migrations.old());
        model.addAttribute("names", migrations.names());
        return "modeling/migrations";
    }

    /** A plan to look at; what was chosen for the steps without counterpart comes as {@code map.STEP}. */
    @GetMapping("/plan")
    String plan(@RequestParam(required = false) String process, @RequestParam(required = false) Integer from, @RequestParam Map<String, String> all,
            Model model) {
        access.require();
        Map<String, String> chosen = chosen(all);
        model.addAttribute("plan", migrations.plan(process == null ? "" : process, from == null ? 0 : from, chosen));
        model.addAttribute("chosen", chosen);
        model.addAttribute("rehearsed", Migrations.REHEARSED);
        return "modeling/migration-plan";
    }

    private static Map<String, String> chosen(Map<String, String> all) {
        Map<String, String> chosen = new TreeMap<>();
        all.forEach((name, value) -> {
            if (name.startsWith(MAP) && !value.isBlank()) {
                chosen.put(name.substring(MAP.length()), value);
            }
        });
        return chosen;
    }

    @PostMapping
    String propose(@RequestParam(required = false) String process, @RequestParam(required = false) Integer from,
            @RequestParam(required = false) Integer to, @RequestParam(required = false) String reason, @RequestParam Map<String, String> all, Model model,
            HttpServletResponse response) {
        access.require();
        try {
            return "redirect:/modeling/migrations/" + migrations.propose(process == null ? "" : process, from == null ? 0 : from, to, chosen(all), reason);
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("problems", refusal.errors());
            model.addAttribute("reason", reason);
            return plan(process, from, all, model);
        }
    }

    @GetMapping("/{id:[0-9]{1,18}}")
    String show(@PathVariable long id, @RequestParam(required = false) String moved, Model model) {
        access.require();
        Migration migration = migrations.get(id);
        model.addAttribute("migration", migration);
        model.addAttribute("counts", migrations.counts(id));
        model.addAttribute("mayRelease", migrations.mayRelease(migration));
        model.addAttribute("moved", moved);
        model.addAttribute("name", migrations.names().getOrDefault(migration.process(), migration.process()));
        return "modeling/migration";
    }

    private interface Doing {
        String run();
    }

    private String tried(long id, Model model, HttpServletResponse response, Doing doing) {
        access.require();
        try {
            return "redirect:/modeling/migrations/" + id + doing.run();
        } catch (Refusal refusal) {
            migrations.get(id);
            response.setStatus(refusal.kind().status());
            model.addAttribute("problems", refusal.errors());
            return show(id, null, model);
        }
    }

    @PostMapping("/{id:[0-9]{1,18}}/trial")
    String one(@PathVariable long id, @RequestParam(required = false) String caseNumber, Model model, HttpServletResponse response) {
        return tried(id, model, response, () -> "?moved=" + migrations.moveOne(id, caseNumber));
    }

    @PostMapping("/{id:[0-9]{1,18}}/release")
    String all(@PathVariable long id, Model model, HttpServletResponse response) {
        return tried(id, model, response, () -> {
            migrations.moveAll(id);
            return "";
        });
    }

    @PostMapping("/{id:[0-9]{1,18}}/withdrawal")
    String withdraw(@PathVariable long id, Model model, HttpServletResponse response) {
        return tried(id, model, response, () -> {
            migrations.withdraw(id);
            return "";
        });
    }
}
