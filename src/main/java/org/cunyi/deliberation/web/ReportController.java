package org.cunyi.deliberation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.deliberation.resolution.Report;
import org.cunyi.deliberation.resolution.ReportAnswer;
import org.cunyi.deliberation.resolution.Reports;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.LocalDates;
import org.cunyi.workflow.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** 逐一销号: the chair answers resolution by resolution, on the phone in the meeting room. */
@PageController
@RequestMapping("/deliberation/sessions/{caseNumber}/resolutions")
class ReportController {

    private static final int SIZE = 10;
    private static final int LAST_PAGE = 10_000;

    private final Reports reports;
    private final CouncilAccess access;

    ReportController(Reports reports, CouncilAccess access) {
        this.reports = reports;
        this.access = access;
    }

    /** @param show {@code all}, or only what is unanswered */
    public record Way(String show, Integer page) {

        public boolean all() {
            return "all".equals(show);
        }

        public int at() {
            return page == null ? 0 : Math.max(0, Math.min(page, LAST_PAGE));
        }
    }

    /** An answer as it was typed. */
    public record Typed(String answer, String deadline, String reason, String seen) {

        ReportAnswer said() {
            boolean dated = deadline != null && !deadline.isBlank();
            return new ReportAnswer(answer, !dated ? null : LocalDates.parse(deadline.strip()).orElseThrow(() -> Refusal.of("deadline",
                    "新的办理期限：应写成 年-月-日，如 2026-01-20")), reason == null || reason.isBlank() ? null : reason.strip());
        }

        OffsetDateTime when() {
            try {
                return seen == null || seen.isBlank() ? null : OffsetDateTime.parse(seen);
            } catch (DateTimeParseException tampered) {
                throw Refusal.late("页面内容已经更新，请刷新后查看");
            }
        }
    }

    @GetMapping
    String list(@PathVariable String caseNumber, @ModelAttribute("way") Way way, Model model) {
        CaseFile file = access.caseFile(caseNumber, DeliberationProcess.SESSION);
        List<Report> found = reports.of(caseNumber, !way.all(), way.at() * SIZE, SIZE + 1);
        model.addAttribute("file", file);
        model.addAttribute("items", found.subList(0, Math.min(SIZE, found.size())));
        model.addAttribute("hasNext", found.size() > SIZE);
        model.addAttribute("open", reports.unanswered(caseNumber).size());
        model.addAttribute("count", reports.count(caseNumber));
        model.addAttribute("mayAnswer", reports.mayAnswer(caseNumber));
        return "deliberation/reports";
    }

    @PostMapping("/{resolution}")
    String answer(@PathVariable String caseNumber, @PathVariable String resolution, @ModelAttribute("way") Way way,
            @ModelAttribute("typed") Typed typed, Model model, HttpServletResponse response) {
        access.caseFile(caseNumber, DeliberationProcess.SESSION);
        try {
            reports.answer(caseNumber, resolution, typed.said(), typed.when());
            return "redirect:/deliberation/sessions/" + caseNumber + "/resolutions" + (way.all() ? "?show=all&page=" + way.at() : "");
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("problem", refusal.getMessage());
            model.addAttribute("about", resolution);
            return list(caseNumber, way, model);
        }
    }
}
