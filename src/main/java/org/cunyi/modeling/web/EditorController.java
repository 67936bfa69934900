package org.cunyi.modeling.web;

import org.cunyi.modeling.Draft;
import org.cunyi.modeling.DraftFile;
import org.cunyi.modeling.Drafts;
import org.cunyi.workflow.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The desk at which one model of a draft is drawn, filled in or laid out. */
@PageController
class EditorController {

    private final ModelerAccess access;
    private final Drafts drafts;
    private final EditorFiles files;

    EditorController(ModelerAccess access, Drafts drafts, EditorFiles files) {
        this.access = access;
        this.drafts = drafts;
        this.files = files;
    }

    @GetMapping("/modeling/drafts/{draft:[0-9]{1,18}}/{folder:bpmn|dmn|forms}/{file:[a-z0-9.-]{1,110}}/editor")
    String edit(@PathVariable("draft") long id, @PathVariable String folder, @PathVariable String file, Model model) {
        access.require();
        Draft draft = drafts.get(id);
        DraftFile found = drafts.file(id, folder + "/" + file);
        String kind = folder.equals("forms") ? "form" : folder;
        model.addAttribute("draft", draft);
        model.addAttribute("path", found.path());
        model.addAttribute("checked", draft.isOpen() || draft.isSubmitted());
        model.addAttribute("script", files.address(kind + ".js"));
        model.addAttribute("style", files.address(kind + ".css"));
        return "modeling/editor";
    }
}
