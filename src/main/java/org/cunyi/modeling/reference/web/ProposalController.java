package org.cunyi.modeling.reference.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.modeling.reference.ReferenceProposals;
import org.cunyi.modeling.reference.ReferenceRow;
import org.cunyi.modeling.reference.ReferenceTables;
import org.cunyi.modeling.reference.References;
import org.cunyi.modeling.reference.Wanted;
import org.cunyi.modeling.web.ModelerAccess;
import org.cunyi.org.Organisation;
import org.cunyi.org.reference.ReferenceColumn;
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
import org.springframework.web.multipart.MultipartFile;

/** Proposing: first which row, then what shall stand in it from which day on; or a whole file. */
@PageController
@RequestMapping("/modeling/reference/{table:[a-z-]{1,40}}")
class ProposalController {

    private final ModelerAccess access;
    private final ReferenceTables tables;
    private final References references;
    private final ReferenceProposals proposals;
    private final ReferenceController pages;
    private final ReferenceWorkbook workbook;
    private final Organisation organisation;
    private final Clock clock;

    ProposalController(ModelerAccess access, ReferenceTables tables, References references, ReferenceProposals proposals, ReferenceController pages,
            ReferenceWorkbook workbook, Organisation organisation, Clock clock) {
        this.access = access;
        this.tables = tables;
        this.references = references;
        this.proposals = proposals;
        this.pages = pages;
        this.workbook = workbook;
        this.organisation = organisation;
        this.clock = clock;
    }

    @GetMapping("/form")
    String form(@PathVariable("table") String code, @RequestParam Map<String, String> typed, Model model, HttpServletResponse response) {
        access.require();
        ReferenceTable table = tables.changeable(code);
        Map<String, String> key = new LinkedHashMap<>();
        Map<String, String> problems = new LinkedHashMap<>();
        if (typed.containsKey("key")) {
            key.putAll(references.key(table, typed.get("key")));
        } else {
            table.key().forEach(c -> read(c, typed, key, problems));
        }
        boolean asked = typed.containsKey("key") || typed.keySet().stream().anyMatch(t -> table.key().stream().anyMatch(c -> c.name().equals(t)));
        if (!asked || !problems.isEmpty()) {
            response.setStatus(asked ? HttpServletResponse.SC_BAD_REQUEST : HttpServletResponse.SC_OK);
            return which(table, typed, asked ? problems : Map.of(), model);
        }
        List<ReferenceRow> rows = references.of(table, references.key(table, key));
        Map<String, String> values = new LinkedHashMap<>(rows.stream().filter(ReferenceRow::isCurrent).findFirst().or(() -> rows.stream().findFirst())
                .map(ReferenceRow::values).orElse(Map.of()));
        values.putAll(key);
        return what(table, values, Map.of(), "", "", model);
    }

    private static void read(ReferenceColumn column, Map<String, String> typed, Map<String, String> key, Map<String, String> problems) {
        try {
            key.put(column.name(), column.read(typed.get(column.name())));
        } catch (IllegalArgumentException e) {
            problems.put(column.name(), column.label() + "：" + e.getMessage());
        }
    }

    private String which(ReferenceTable table, Map<String, String> typed, Map<String, String> problems, Model model) {
        model.addAttribute("table", table);
        model.addAttribute("fields", table.key().stream().map(c -> Field.of(c, typed.get(c.name()), problems.get(c.name()), organisation)).toList());
        model.addAttribute("problems", List.copyOf(problems.values()));
        return "modeling/reference/which";
    }

    private String what(ReferenceTable table, Map<String, String> values, Map<String, String> problems, String effectiveOn, String reason, Model model) {
        model.addAttribute("table", table);
        model.addAttribute("key", references.key(table, values));
        model.addAttribute("keyCells", Cell.key(table, values));
        model.addAttribute("keyValues", table.key().stream().collect(Collectors.toMap(ReferenceColumn::name, c -> values.getOrDefault(c.name(), "") == null ? ""
                : values.getOrDefault(c.name(), ""))));
        model.addAttribute("fields", table.columns(values).stream().filter(c -> !c.key())
                .map(c -> Field.of(c, values.get(c.name()), problems.get(c.name()), organisation)).toList());
        model.addAttribute("problems", List.copyOf(problems.values()));
        model.addAttribute("byField", problems);
        model.addAttribute("effectiveOn", effectiveOn);
        model.addAttribute("reason", reason);
        model.addAttribute("today", LocalDate.now(clock));
        return "modeling/reference/form";
    }

    @PostMapping("/changes")
    String put(@PathVariable("table") String code, @RequestParam Map<String, String> typed, Model model, HttpServletResponse response) {
        access.require();
        ReferenceTable table = tables.changeable(code);
        try {
            return done(proposals.put(code, List.of(new Wanted("", typed, typed.getOrDefault("effectiveOn", ""))), typed.get("reason")));
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            return what(table, typed, problems(refusal), typed.getOrDefault("effectiveOn", ""), typed.getOrDefault("reason", ""), model);
        }
    }

    private static Map<String, String> problems(Refusal refusal) {
        return refusal.errors().stream().collect(Collectors.toMap(FieldError::field, FieldError::message, (a, b) -> a + "；" + b, LinkedHashMap::new));
    }

    private static String done(long change) {
        return "redirect:/modeling/reference/changes/" + change;
    }

    @PostMapping("/withdrawals")
    String withdraw(@PathVariable("table") String code, @RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String reason, Model model, HttpServletResponse response) {
        access.require();
        try {
            return done(proposals.withdraw(code, key, from, reason));
        } catch (Refusal refusal) {
            return again(code, key, refusal, model, response);
        }
    }

    @PostMapping("/ends")
    String end(@PathVariable("table") String code, @RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String effectiveOn,
            @RequestParam(defaultValue = "") String reason, Model model, HttpServletResponse response) {
        access.require();
        try {
            return done(proposals.end(code, key, effectiveOn, reason));
        } catch (Refusal refusal) {
            model.addAttribute("endOn", effectiveOn);
            model.addAttribute("endReason", reason);
            return again(code, key, refusal, model, response);
        }
    }

    private String again(String code, String key, Refusal refusal, Model model, HttpServletResponse response) {
        if (refusal.kind() == Refusal.Kind.NOT_FOUND || refusal.kind() == Refusal.Kind.NOT_YOURS) {
            throw refusal;
        }
        response.setStatus(refusal.kind().status());
        model.addAttribute("problems", refusal.errors().stream().map(FieldError::message).toList());
        return pages.showRow(tables.get(code), key, model);
    }

    @PostMapping("/files")
    String upload(@PathVariable("table") String code, @RequestParam(required = false) MultipartFile file, @RequestParam(defaultValue = "") String reason,
            Model model, HttpServletResponse response) throws IOException {
        access.require();
        ReferenceTable table = tables.changeable(code);
        try {
            if (file == null || file.isEmpty()) {
                throw Refusal.of("file", "文件：请选择 .xlsx 或者 .csv 文件");
            }
            return done(proposals.put(code, workbook.read(table, file.getOriginalFilename(), file.getBytes()), reason));
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("problems", refusal.errors().stream().map(FieldError::message).toList());
            model.addAttribute("reason", reason);
            return pages.show(table, null, null, null, model);
        }
    }
}
