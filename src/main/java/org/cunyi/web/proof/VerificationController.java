package org.cunyi.web.proof;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.cunyi.audit.Anchors;
import org.cunyi.audit.Verification;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** 验证: an auditor has the record verified, against anchors that he brings along. */
@PageController
class VerificationController {

    private static final String PAGE = "/audit/verification";
    private static final String LOOK_AGAIN_SECONDS = "3";
    private static final int LATEST = 20;

    private final VerificationDesk desk;
    private final Anchors anchors;

    VerificationController(VerificationDesk desk, Anchors anchors) {
        this.desk = desk;
        this.anchors = anchors;
    }

    @GetMapping(PAGE)
    String page(@RequestParam(required = false) String id, Model model, HttpServletResponse response) {
        desk.open();
        if (id != null) {
            VerificationDesk.Result result = desk.find(id);
            model.addAttribute("result", result);
            if (result.run().isRunning()) {
                response.setHeader("Refresh", LOOK_AGAIN_SECONDS);
            }
        }
        return show("", "", model);
    }

    @PostMapping(PAGE)
    String begin(@RequestParam(defaultValue = "") String org, @RequestParam(defaultValue = "") String anchor,
            @RequestParam(required = false) MultipartFile file, Model model, HttpServletResponse response) throws IOException {
        try {
            String uploaded = file == null ? "" : new String(file.getBytes(), StandardCharsets.UTF_8);
            Verification begun = desk.begin(org, anchor + "\n" + uploaded);
            return "redirect:" + PAGE + "?id=" + begun.id();
        } catch (Refusal refusal) {
            return refused(refusal, org, anchor, model, response);
        }
    }

    @PostMapping(PAGE + "/anchor")
    String anchor(Model model, HttpServletResponse response) {
        desk.open();
        try {
            anchors.onDemand();
            return "redirect:" + PAGE;
        } catch (Refusal refusal) {
            return refused(refusal, "", "", model, response);
        }
    }

    private String refused(Refusal refusal, String org, String anchor, Model model, HttpServletResponse response) {
        if (refusal.kind() == Refusal.Kind.NOT_YOURS) {
            throw refusal;
        }
        response.setStatus(refusal.kind().status());
        model.addAttribute("problem", refusal.getMessage());
        return show(org, anchor, model);
    }

    private String show(String org, String anchor, Model model) {
        model.addAttribute("org", org);
        model.addAttribute("anchor", anchor);
        model.addAttribute("units", desk.units());
        model.addAttribute("last", anchors.last().orElse(null));
        model.addAttribute("latest", desk.latest(LATEST));
        return "audit/verification";
    }
}
