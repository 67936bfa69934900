package org.cunyi.modeling.difference.web;

import org.cunyi.modeling.Draft;
import org.cunyi.modeling.Drafts;
import org.cunyi.modeling.difference.Differences;
import org.cunyi.modeling.difference.Differences.Pair;
import org.cunyi.modeling.web.EditorFiles;
import org.cunyi.modeling.web.ModelerAccess;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Two versions of one model on one page. */
@PageController
@RequestMapping("/modeling")
class DifferenceController {

    private final ModelerAccess access;
    private final Drafts drafts;
    private final Differences differences;
    private final EditorFiles scripts;

    DifferenceController(ModelerAccess access, Drafts drafts, Differences differences, EditorFiles scripts) {
        this.access = access;
        this.drafts = drafts;
        this.differences = differences;
        this.scripts = scripts;
    }

    @GetMapping("/drafts/{draft:[0-9]{1,18}}/{folder:bpmn|dmn|forms}/{file:[a-z0-9.-]{1,110}}/difference")
    String ofDraft(@PathVariable("draft") long id, @PathVariable String folder, @PathVariable String file, Model model) {
        access.require();
        Draft draft = drafts.get(id);
        Pair pair = differences.ofDraft(id, folder + "/" + file);
        model.addAttribute("draft", draft).addAttribute("beforeName", "现行").addAttribute("afterName", "草稿");
        model.addAttribute("beforeUrl", "/modeling/models/" + pair.path()).addAttribute("afterUrl", "/modeling/drafts/" + id + "/" + pair.path());
        return show(pair, model);
    }

    @GetMapping("/releases/{number:[0-9]{1,9}}/{folder:bpmn|dmn|forms}/{file:[a-z0-9.-]{1,110}}/difference")
    String ofRelease(@PathVariable int number, @PathVariable String folder, @PathVariable String file, @RequestParam(required = false) Integer with,
            Model model) {
        access.require();
        if (with == null || with < 0) {
            throw Refusal.of("with", "对照：请写明与第几次发布对照");
        }
        Pair pair = differences.ofReleases(with, number, folder + "/" + file);
        model.addAttribute("number", number).addAttribute("beforeName", "第" + with + "次发布").addAttribute("afterName", "第" + number + "次发布");
        model.addAttribute("beforeUrl", "/modeling/releases/" + with + "/" + pair.path());
        model.addAttribute("afterUrl", "/modeling/releases/" + number + "/" + pair.path());
        return show(pair, model);
    }

    private String show(Pair pair, Model model) {
        model.addAttribute("pair", pair);
        if (pair.path().startsWith("bpmn/")) {
            model.addAttribute("script", scripts.address("difference.js"));
        } else if (pair.path().startsWith("dmn/")) {
            model.addAttribute("decisions", differences.tables(pair));
        } else {
            model.addAttribute("form", differences.form(pair).orElse(null));
        }
        return "modeling/difference";
    }
}
