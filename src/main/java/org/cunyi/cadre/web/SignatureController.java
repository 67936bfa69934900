package org.cunyi.cadre.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.cunyi.cadre.recall.Signature;
import org.cunyi.cadre.recall.SignatureDesk;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 核验联名: the township enters who signed a petition and checks one after the other. */
@PageController
@RequestMapping("/recalls/{caseNumber}/signatures")
class SignatureController {

    private static final int SIZE = 20;
    private static final int LAST_PAGE = 10_000;

    private final SignatureDesk desk;

    SignatureController(SignatureDesk desk) {
        this.desk = desk;
    }

    /** @param show {@code all}, {@code twins}, or only what is not checked yet */
    public record Way(String show, Integer page) {

        public int at() {
            return page == null ? 0 : Math.max(0, Math.min(page, LAST_PAGE));
        }

        public boolean is(String wanted) {
            return wanted.equals("all".equals(show) || "twins".equals(show) ? show : "open");
        }

        boolean shows(Signature s) {
            return is("all") || is("twins") && s.twin() != null || is("open") && s.state().equals("open");
        }
    }

    /** How one was checked, as it was typed. */
    public record Typed(String state, String reason, String seen) {

        SignatureDesk.Check said() {
            try {
                return new SignatureDesk.Check(state, reason, seen == null || seen.isBlank() ? null : OffsetDateTime.parse(seen));
            } catch (DateTimeParseException tampered) {
                throw Refusal.late("页面内容已经更新，请刷新后查看");
            }
        }
    }

    @GetMapping
    String list(@PathVariable String caseNumber, @ModelAttribute("way") Way way, Model model) {
        return show(desk.caseFile(caseNumber), way, model);
    }

    private String show(CaseFile file, Way way, Model model) {
        List<Signature> found = desk.list(file).stream().filter(way::shows).toList();
        model.addAttribute("file", file);
        model.addAttribute("counts", desk.counts(file));
        model.addAttribute("items", found.stream().skip((long) way.at() * SIZE).limit(SIZE).toList());
        model.addAttribute("hasNext", found.size() > (way.at() + 1) * SIZE);
        model.addAttribute("mayCheck", desk.isOpen(file));
        return "cadre/signatures";
    }

    /** Lines that were typed, or a file. */
    @PostMapping
    String enter(@PathVariable String caseNumber, @RequestParam(required = false) String lines, @RequestParam(required = false) MultipartFile file,
            @ModelAttribute("way") Way way, Model model, HttpServletResponse response) throws IOException {
        CaseFile recall = desk.caseFile(caseNumber);
        try {
            if (file != null && !file.isEmpty()) {
                desk.enterFile(recall, file.getOriginalFilename() == null ? "" : file.getOriginalFilename(), file.getBytes());
            } else {
                desk.enterLines(recall, lines);
            }
            return "redirect:/recalls/" + caseNumber + "/signatures";
        } catch (Refusal refusal) {
            model.addAttribute("lines", lines);
            return refused(refusal, recall, way, model, response);
        }
    }

    @PostMapping("/{number}")
    String check(@PathVariable String caseNumber, @PathVariable int number, @ModelAttribute("typed") Typed typed, @ModelAttribute("way") Way way,
            Model model, HttpServletResponse response) {
        CaseFile recall = desk.caseFile(caseNumber);
        try {
            desk.check(recall, number, typed.said());
            return "redirect:/recalls/" + caseNumber + "/signatures" + (way.is("open") ? "" : "?show=" + way.show() + "&page=" + way.at());
        } catch (Refusal refusal) {
            model.addAttribute("about", number);
            return refused(refusal, recall, way, model, response);
        }
    }

    private String refused(Refusal refusal, CaseFile file, Way way, Model model, HttpServletResponse response) {
        response.setStatus(refusal.kind().status());
        model.addAttribute("problem", refusal.getMessage());
        return show(file, way, model);
    }
}
