package org.cunyi.modeling.web;

import java.util.List;
import org.cunyi.modeling.DraftFile;
import org.cunyi.modeling.Drafts;
import org.cunyi.modeling.ModelFinding;
import org.cunyi.shared.Refusal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the editors in the browser load and save. */
@RestController
@RequestMapping(path = "/api/modeling/drafts/{draft:[0-9]{1,18}}", produces = MediaType.APPLICATION_JSON_VALUE)
class DraftApi {

    private final ModelerAccess access;
    private final Drafts drafts;

    DraftApi(ModelerAccess access, Drafts drafts) {
        this.access = access;
        this.drafts = drafts;
    }

    /** @param seen version that the editor has loaded, 0 for a new model */
    record Saving(String content, Integer seen) {
    }

    /** A model as the editors know it. */
    record Content(String path, String content, int version) {
    }

    @GetMapping("/{folder:bpmn|dmn|forms}/{file:[a-z0-9.-]{1,110}}")
    Content load(@PathVariable long draft, @PathVariable String folder, @PathVariable String file) {
        access.require();
        drafts.get(draft);
        DraftFile found = drafts.file(draft, folder + "/" + file);
        return new Content(found.path(), found.content(), found.version());
    }

    @PutMapping("/{folder:bpmn|dmn|forms}/{file:[a-z0-9.-]{1,110}}")
    Content save(@PathVariable long draft, @PathVariable String folder, @PathVariable String file, @RequestBody Saving saving) {
        access.require();
        if (saving.seen() == null || saving.seen() < 0) {
            throw Refusal.of("seen", "seen：必须填写，是打开时的版本，新的模型填 0");
        }
        String path = folder + "/" + file;
        return new Content(path, saving.content(), drafts.save(draft, path, saving.content(), saving.seen()));
    }

    @GetMapping("/findings")
    List<ModelFinding> findings(@PathVariable long draft) {
        access.require();
        drafts.get(draft);
        return drafts.findings(draft);
    }
}
