package org.cunyi.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.web.PageController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** One case: its page, and the model and path that its picture is drawn from. */
@PageController
class CasePageController {

    private final CasePage page;
    private final Access access;
    private final CaseView engine;
    private final CaseActions actions;

    CasePageController(CasePage page, Access access, CaseView engine, CaseActions actions) {
        this.page = page;
        this.access = access;
        this.engine = engine;
        this.actions = actions;
    }

    @GetMapping("/cases/{caseNumber}")
    String show(@PathVariable String caseNumber, Model model) {
        return page.show(caseNumber, model);
    }

    @PostMapping("/cases/{caseNumber}/{action}")
    String perform(@PathVariable String caseNumber, @PathVariable String action, @RequestParam Map<String, String> values, Model model,
            HttpServletResponse response) {
        try {
            actions.perform(caseNumber, action, values);
            return "redirect:/cases/" + caseNumber;
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("actionProblem", refusal.getMessage());
            model.addAttribute("actionTyped", values);
            model.addAttribute("actionName", action);
            return page.show(caseNumber, model);
        }
    }

    @GetMapping("/cases/{caseNumber}/model.bpmn")
    ResponseEntity<byte[]> model(@PathVariable String caseNumber) {
        byte[] xml = engine.modelXml(access.caseFile(caseNumber)).getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(xml);
    }

    @GetMapping("/cases/{caseNumber}/path.json")
    @ResponseBody
    CaseView.Path path(@PathVariable String caseNumber) {
        return engine.path(access.caseFile(caseNumber));
    }
}
