package org.cunyi.modeling.trial.web;

import jakarta.servlet.http.HttpServletRequest;
import org.cunyi.modeling.Drafts;
import org.cunyi.modeling.trial.TrialScript;
import org.cunyi.modeling.trial.TrialState;
import org.cunyi.modeling.trial.Trials;
import org.cunyi.modeling.web.ModelerAccess;
import org.cunyi.shared.Refusal;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** From what the pictures of a trial are drawn. */
@RestController
class TrialApi {

    private final ModelerAccess access;
    private final Drafts drafts;
    private final Trials trials;

    TrialApi(ModelerAccess access, Drafts drafts, Trials trials) {
        this.access = access;
        this.drafts = drafts;
        this.trials = trials;
    }

    @GetMapping(path = "/api/modeling/drafts/{draft:[0-9]{1,18}}/bpmn/{file:[a-z0-9.-]{1,110}}/course", produces = MediaType.APPLICATION_JSON_VALUE)
    TrialState.Course course(@PathVariable long draft, @PathVariable String file, @RequestParam(defaultValue = "0") int instance, HttpServletRequest request) {
        access.require();
        drafts.get(draft);
        TrialScript script = new KeptTrial(request).of(draft, "bpmn/" + file).orElseThrow(() -> Refusal.notFound("没有这次试用"));
        return trials.course(script, instance);
    }
}
