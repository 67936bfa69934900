package org.cunyi.insight.trace;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.cunyi.insight.web.AuditorAccess;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseTables;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.web.PageController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One case traced: its page, and the model and tables that its pictures are drawn from. */
@PageController
@RequestMapping("/audit/cases/{caseNumber}")
class TraceController {

    private final AuditorAccess access;
    private final TracePage page;
    private final Veil veil;
    private final CaseView engine;
    private final CaseTables tables;

    TraceController(AuditorAccess access, TracePage page, Veil veil, CaseView engine, CaseTables tables) {
        this.access = access;
        this.page = page;
        this.veil = veil;
        this.engine = engine;
        this.tables = tables;
    }

    @GetMapping
    String show(@PathVariable String caseNumber, @RequestParam(required = false) String kind, @RequestParam(defaultValue = "0") long after, Model model) {
        return page.show(access.caseFile(caseNumber), TraceInput.kind(kind), Math.max(0, after), false, model);
    }

    /** Shows once what is concealed; the next look conceals it again. */
    @PostMapping("/unmask")
    String unmask(@PathVariable String caseNumber, @RequestParam(required = false) String reason, Model model, HttpServletResponse response) {
        CaseFile file = access.caseFile(caseNumber);
        if (!access.isSecret(file)) {
            throw Refusal.of("reason", "这一案件没有遮盖的内容");
        }
        try {
            veil.lift(file, reason);
            return page.show(file, Optional.empty(), 0, true, model);
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.BAD_INPUT) {
                throw refusal;
            }
            response.setStatus(refusal.kind().status());
            model.addAttribute("problem", refusal.getMessage());
            model.addAttribute("typed", reason);
            return page.show(file, Optional.empty(), 0, false, model);
        }
    }

    @GetMapping("/model.bpmn")
    ResponseEntity<byte[]> model(@PathVariable String caseNumber) {
        return xml(engine.modelXml(access.caseFile(caseNumber)));
    }

    @GetMapping("/tables/{table}.dmn")
    ResponseEntity<byte[]> table(@PathVariable String caseNumber, @PathVariable String table, @RequestParam(required = false) Integer version) {
        return xml(tables.xml(access.caseFile(caseNumber), table, version));
    }

    private static ResponseEntity<byte[]> xml(String text) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(text.getBytes(StandardCharsets.UTF_8));
    }
}
