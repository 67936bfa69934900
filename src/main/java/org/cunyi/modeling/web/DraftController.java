package org.cunyi.modeling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.cunyi.modeling.Draft;
import org.cunyi.modeling.DraftFile;
import org.cunyi.modeling.Drafts;
import org.cunyi.modeling.Impacts;
import org.cunyi.modeling.ModelZip;
import org.cunyi.modeling.Releases;
import org.cunyi.modeling.Skeletons;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.PageController;
import org.cunyi.workflow.web.SearchInput;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** One draft: its models, what is wrong with them, and its way to a release. */
@PageController
@RequestMapping("/modeling/drafts/{draft:[0-9]{1,18}}")
class DraftController {

    private final ModelerAccess access;
    private final Drafts drafts;
    private final Releases releases;
    private final Impacts impacts;
    private final Skeletons skeletons;

    DraftController(ModelerAccess access, Drafts drafts, Releases releases, Impacts impacts, Skeletons skeletons) {
        this.impacts = impacts;
        this.skeletons = skeletons;
        this.access = access;
        this.drafts = drafts;
        this.releases = releases;
    }

    @GetMapping
    String show(@PathVariable("draft") long id, Model model) {
        access.require();
        Draft draft = drafts.get(id);
        List<DraftFile> files = drafts.files(id);
        model.addAttribute("draft", draft);
        model.addAttribute("files", files);
        model.addAttribute("findings", draft.isOpen() || draft.isSubmitted() ? drafts.findings(id) : List.of());
        model.addAttribute("mayRelease", releases.mayRelease(draft));
        model.addAttribute("seen", draft.isSubmitted() ? drafts.seal(id) : null);
        model.addAttribute("others", draft.isOpen() ? drafts.inForce().files().keySet().stream()
                .filter(p -> files.stream().noneMatch(f -> f.path().equals(p))).toList() : List.of());
        return "modeling/draft";
    }

    private interface Doing {
        String run() throws IOException;
    }

    private String tried(long id, Model model, HttpServletResponse response, Doing doing) throws IOException {
        access.require();
        try {
            return doing.run();
        } catch (Refusal refusal) {
            drafts.get(id);
            response.setStatus(refusal.kind().status());
            model.addAttribute("problems", refusal.errors());
            return show(id, model);
        }
    }

    private static String back(long id) {
        return "redirect:/modeling/drafts/" + id;
    }

    @PostMapping("/models")
    String take(@PathVariable("draft") long id, @RequestParam(required = false) String path, Model model, HttpServletResponse response) throws IOException {
        return tried(id, model, response, () -> {
            drafts.take(id, path == null ? "" : path);
            return back(id);
        });
    }

    @PostMapping("/beginnings")
    String begin(@PathVariable("draft") long id, @RequestParam(required = false) String kind, @RequestParam(name = "id", required = false) String model,
            @RequestParam(required = false) String name, Model page, HttpServletResponse response) throws IOException {
        page.addAttribute("kind", kind).addAttribute("id", model).addAttribute("name", name);
        return tried(id, page, response, () -> back(id) + "/" + skeletons.begin(id, kind, model, name) + "/editor");
    }

    @PostMapping("/files")
    String upload(@PathVariable("draft") long id, @RequestParam(required = false) MultipartFile file, Model model, HttpServletResponse response)
            throws IOException {
        return tried(id, model, response, () -> {
            if (file == null || file.isEmpty()) {
                throw Refusal.of("file", "文件：请选择模型文件或者压缩包");
            }
            drafts.bringIn(id, ModelZip.read(file.getOriginalFilename(), file.getBytes()));
            return back(id);
        });
    }

    @PostMapping("/removals")
    String drop(@PathVariable("draft") long id, @RequestParam(required = false) String path, Model model, HttpServletResponse response) throws IOException {
        return tried(id, model, response, () -> {
            drafts.drop(id, path == null ? "" : path);
            return back(id);
        });
    }

    @PostMapping("/submission")
    String submit(@PathVariable("draft") long id, @RequestParam(required = false) String reason, @RequestParam(required = false) String effectiveOn,
            Model model, HttpServletResponse response) throws IOException {
        model.addAttribute("reason", reason);
        model.addAttribute("effectiveOn", effectiveOn);
        return tried(id, model, response, () -> {
            drafts.submit(id, reason, SearchInput.day("effectiveOn", "施行日期", effectiveOn));
            return back(id);
        });
    }

    @PostMapping("/return")
    String giveBack(@PathVariable("draft") long id, @RequestParam(required = false) String reason, Model model, HttpServletResponse response)
            throws IOException {
        return tried(id, model, response, () -> {
            drafts.giveBack(id, reason);
            return back(id);
        });
    }

    @PostMapping("/release")
    String release(@PathVariable("draft") long id, @RequestParam(required = false) String seen, Model model, HttpServletResponse response) throws IOException {
        return tried(id, model, response, () -> "redirect:/modeling/releases/" + releases.release(id, seen));
    }

    @PostMapping("/discard")
    String discard(@PathVariable("draft") long id, Model model, HttpServletResponse response) throws IOException {
        return tried(id, model, response, () -> {
            drafts.discard(id);
            return "redirect:/modeling/";
        });
    }

    @GetMapping("/impact")
    String impact(@PathVariable("draft") long id, @RequestParam(required = false) String path, Model model) {
        access.require();
        model.addAttribute("draft", drafts.get(id));
        model.addAttribute("path", path);
        model.addAttribute("impacts", impacts.of(id, path == null ? "" : path));
        model.addAttribute("most", Impacts.MOST);
        return "modeling/impact";
    }

    @GetMapping("/{folder:bpmn|dmn|forms}/{file:[a-z0-9.-]{1,110}}")
    void download(@PathVariable("draft") long id, @PathVariable String folder, @PathVariable String file, HttpServletResponse response) throws IOException {
        access.require();
        drafts.get(id);
        Download.of(response, file, drafts.file(id, folder + "/" + file).content());
    }
}
