package org.cunyi.cadre.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.cunyi.cadre.batch.Batch;
import org.cunyi.cadre.batch.CandidateFile;
import org.cunyi.cadre.batch.CandidateImport;
import org.cunyi.cadre.batch.CandidateLine;
import org.cunyi.cadre.batch.ImportReport;
import org.cunyi.cadre.batch.Progress;
import org.cunyi.cadre.qualification.CandidateDesk;
import org.cunyi.org.Organisation;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.PageController;
import org.cunyi.workflow.web.Paging;
import org.cunyi.workflow.web.SearchInput;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** One batch: how its candidates stand, which units are late, and the two ways to enter more. Names stand on none of this. */
@PageController
@RequestMapping("/qualification-batches/{batch}")
class BatchController {

    private static final int SIZE = 50;
    private static final int MOST_SHOWN = 200;
    private static final CandidateForm EMPTY = new CandidateForm(null, null, null, null, null);

    private final BatchAccess access;
    private final Progress progress;
    private final CandidateImport entries;
    private final CandidateDesk desk;
    private final Organisation organisation;

    BatchController(BatchAccess access, Progress progress, CandidateImport entries, CandidateDesk desk, Organisation organisation) {
        this.access = access;
        this.progress = progress;
        this.entries = entries;
        this.desk = desk;
        this.organisation = organisation;
    }

    @GetMapping
    String show(@PathVariable("batch") String number, @RequestParam(required = false) String state, @RequestParam(required = false) Integer page,
            @RequestParam(required = false) String entered, Model model) {
        Batch batch = access.batch(number);
        String standing = SearchInput.text(state);
        if (standing != null && !Progress.STANDINGS.contains(standing)) {
            throw Refusal.of("state", "状态：所选不在可选范围内");
        }
        int at = SearchInput.page(page);
        List<CandidateLine> found = progress.candidates(batch, standing, at, SIZE);
        Map<String, Integer> counts = progress.counts(batch);
        model.addAttribute("batch", batch);
        model.addAttribute("counts", counts);
        model.addAttribute("total", counts.values().stream().mapToInt(Integer::intValue).sum());
        model.addAttribute("late", progress.late(batch));
        Paging.put(model, "rows", found, at, SIZE);
        model.addAttribute("state", standing);
        model.addAttribute("entered", found.stream().map(CandidateLine::caseNumber).filter(n -> n.equals(entered)).findFirst().orElse(null));
        forms(batch, model);
        return "cadre/batch";
    }

    private void forms(Batch batch, Model model) {
        boolean mayEnter = access.mayEnter(batch);
        model.addAttribute("mayEnter", mayEnter);
        if (mayEnter) {
            model.addAttribute("posts", desk.posts());
            model.addAttribute("villages", organisation.children(batch.township()));
            model.addAttribute("mostRows", CandidateFile.MOST_ROWS);
            model.addAttribute("headers", CandidateFile.headers());
            if (!model.containsAttribute("form")) {
                model.addAttribute("form", EMPTY);
            }
        }
    }

    @PostMapping("/candidates")
    String enter(@PathVariable("batch") String number, @ModelAttribute("form") CandidateForm form, Model model, HttpServletResponse response) {
        Batch batch = access.batch(number);
        access.requireEntry(batch.township());
        try {
            String entered = entries.enter(batch, form.candidate());
            return "redirect:/qualification-batches/" + number + "?page=" + lastPage(batch) + "&entered=" + entered;
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("problems", refusal.errors());
            return show(number, null, null, null, model);
        }
    }

    /** The newest stands last. */
    private int lastPage(Batch batch) {
        return (progress.counts(batch).values().stream().mapToInt(Integer::intValue).sum() - 1) / SIZE;
    }

    @PostMapping("/imports")
    String bringIn(@PathVariable("batch") String number, @RequestParam(required = false) MultipartFile file,
            @RequestParam(defaultValue = "false") boolean skipBad, Model model, HttpServletResponse response) throws IOException {
        Batch batch = access.batch(number);
        access.requireEntry(batch.township());
        model.addAttribute("skipBad", skipBad);
        try {
            if (file == null || file.isEmpty()) {
                throw Refusal.of("file", "文件：请选择要导入的文件");
            }
            ImportReport report = entries.enter(batch, file.getOriginalFilename(), file.getBytes(), skipBad);
            model.addAttribute("report", report);
            model.addAttribute("shown", report.problems().stream().limit(MOST_SHOWN).toList());
            response.setStatus(report.isRefused() ? HttpServletResponse.SC_BAD_REQUEST : HttpServletResponse.SC_OK);
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("fileProblem", refusal.getMessage());
        }
        return show(number, null, null, null, model);
    }
}
