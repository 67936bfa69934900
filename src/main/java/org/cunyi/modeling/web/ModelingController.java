package org.cunyi.modeling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.cunyi.modeling.Draft;
import org.cunyi.modeling.Drafts;
import org.cunyi.modeling.ModelSet;
import org.cunyi.modeling.ModelZip;
import org.cunyi.modeling.Release;
import org.cunyi.modeling.Releases;
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

/** Where modellers begin: drafts, releases and the models in force. */
@PageController
@RequestMapping("/modeling")
class ModelingController {

    private static final int SIZE = 20;

    private final ModelerAccess access;
    private final Drafts drafts;
    private final Releases releases;

    ModelingController(ModelerAccess access, Drafts drafts, Releases releases) {
        this.access = access;
        this.drafts = drafts;
        this.releases = releases;
    }

    @GetMapping({"", "/"})
    String show(@RequestParam(required = false) Integer page, Model model) {
        access.require();
        int at = SearchInput.page(page);
        List<Draft> found = drafts.page(at, SIZE);
        Paging.put(model, "drafts", found, at, SIZE);
        model.addAttribute("models", drafts.namesInForce());
        return "modeling/home";
    }

    @PostMapping("/drafts")
    String open(@RequestParam(required = false) String name, Model model, HttpServletResponse response) {
        access.require();
        try {
            return "redirect:/modeling/drafts/" + drafts.open(name);
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("problem", refusal.getMessage());
            return show(null, model);
        }
    }

    @GetMapping("/releases")
    String releases(@RequestParam(required = false) Integer page, Model model) {
        access.require();
        int at = SearchInput.page(page);
        List<Release> found = releases.page(at, SIZE);
        Paging.put(model, "releases", found, at, SIZE);
        return "modeling/releases";
    }

    @GetMapping("/releases/{number:[0-9]{1,9}}")
    String release(@PathVariable int number, Model model) {
        access.require();
        model.addAttribute("release", releases.get(number));
        model.addAttribute("files", releases.files(number).keySet());
        model.addAttribute("earlier", releases.earlier(number));
        return "modeling/release";
    }

    @PostMapping("/releases/{number:[0-9]{1,9}}/drafts")
    String again(@PathVariable int number) {
        access.require();
        return "redirect:/modeling/drafts/" + releases.again(number);
    }

    @GetMapping("/releases/{number:[0-9]{1,9}}/{folder:bpmn|dmn|forms}/{file:[a-z0-9.-]{1,110}}")
    void released(@PathVariable int number, @PathVariable String folder, @PathVariable String file, HttpServletResponse response) throws IOException {
        access.require();
        releases.get(number);
        String content = releases.files(number).get(folder + "/" + file);
        if (content == null) {
            throw Refusal.notFound("这次发布没有这个模型");
        }
        Download.of(response, file, content);
    }

    @GetMapping("/models/{folder:bpmn|dmn|forms}/{file:[a-z0-9.-]{1,110}}")
    void inForce(@PathVariable String folder, @PathVariable String file, HttpServletResponse response) throws IOException {
        access.require();
        ModelSet models = drafts.inForce();
        if (!models.has(folder + "/" + file)) {
            throw Refusal.notFound("没有这个模型");
        }
        Download.of(response, file, models.text(folder + "/" + file));
    }

    @GetMapping("/models/{process:[a-z0-9-]{1,60}}.zip")
    void export(@PathVariable String process, HttpServletResponse response) throws IOException {
        access.require();
        ModelSet models = drafts.inForce();
        Set<String> paths = ModelZip.closure(models, process);
        if (paths.isEmpty()) {
            throw Refusal.notFound("没有这个流程");
        }
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=" + process + ".zip");
        ModelZip.write(models, paths, response.getOutputStream());
    }
}
