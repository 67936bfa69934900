package org.cunyi.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.org.ImportKind;
import org.cunyi.org.ImportReport;
import org.cunyi.org.RosterImport;
import org.cunyi.org.WorkingDays;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Brings in units, people and figures from a file: first as a trial, then for good. */
@PageController
class ImportController {

    private static final String PAGE = "admin/imports";
    private static final int MOST_SHOWN = 200;
    private static final String ADMINISTRATOR = "administrator";

    private final Access access;
    private final RosterImport imports;
    private final WorkingDays workingDays;

    ImportController(Access access, RosterImport imports, WorkingDays workingDays) {
        this.access = access;
        this.imports = imports;
        this.workingDays = workingDays;
    }

    @GetMapping("/admin/imports")
    String form(@RequestParam(defaultValue = "roster") String kind, Model model) {
        access.require(ADMINISTRATOR);
        return show(model, ImportKind.of(kind));
    }

    @PostMapping("/admin/imports")
    String submit(@RequestParam(defaultValue = "") String kind, @RequestParam(required = false) MultipartFile file,
            @RequestParam(defaultValue = "check") String step, Model model, HttpServletResponse response) throws IOException {
        access.require(ADMINISTRATOR);
        ImportKind wanted = ImportKind.of(kind);
        try {
            ImportReport report = take(wanted, file, step.equals("run"));
            model.addAttribute("report", report);
            model.addAttribute("badRows", report.badRows().stream().limit(MOST_SHOWN).toList());
            model.addAttribute("fileName", file.getOriginalFilename());
            response.setStatus(report.isGood() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_BAD_REQUEST);
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("problem", refusal.getMessage());
        }
        return show(model, wanted);
    }

    private ImportReport take(ImportKind kind, MultipartFile file, boolean forGood) throws IOException {
        if (file == null || file.isEmpty()) {
            throw Refusal.of("file", "文件：请选择要导入的文件");
        }
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        return forGood ? imports.run(kind, name, file.getBytes()) : imports.check(kind, name, file.getBytes());
    }

    private String show(Model model, ImportKind kind) {
        List<ImportKind> kinds = Arrays.asList(ImportKind.values());
        Map<ImportKind, List<String>> headers = kinds.stream().collect(Collectors.toMap(k -> k, imports::headers));
        model.addAttribute("kind", kind);
        model.addAttribute("kinds", kinds);
        model.addAttribute("headers", headers);
        model.addAttribute("knownYears", workingDays.knownYears());
        return PAGE;
    }
}
