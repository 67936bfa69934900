package org.cunyi.modeling.web;

import org.cunyi.modeling.Choices;
import org.cunyi.modeling.Drafts;
import org.cunyi.shared.Refusal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The lists that the editors offer. */
@RestController
@RequestMapping(path = "/api/modeling/choices", produces = MediaType.APPLICATION_JSON_VALUE)
class ChoicesApi {

    private final ModelerAccess access;
    private final Drafts drafts;
    private final Choices choices;

    ChoicesApi(ModelerAccess access, Drafts drafts, Choices choices) {
        this.access = access;
        this.drafts = drafts;
        this.choices = choices;
    }

    /** @param draft whose models come before those in force */
    @GetMapping
    Choices.All all(@RequestParam(required = false) Long draft) {
        access.require();
        if (draft == null) {
            throw Refusal.of("draft", "draft：请写明草稿的编号");
        }
        return choices.of(drafts.get(draft).id());
    }
}
