package org.cunyi.cadre.web;

import java.nio.charset.StandardCharsets;
import org.cunyi.cadre.service.ServiceDesk;
import org.cunyi.workflow.web.PageController;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 送达文书 of a case: which can be printed now, and each as a PDF for the person concerned. */
@PageController
@RequestMapping("/cases/{caseNumber}/service-papers")
class ServicePaperController {

    private final ServiceDesk desk;

    ServicePaperController(ServiceDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    String list(@PathVariable String caseNumber, Model model) {
        ServiceDesk.Papers papers = desk.papers(caseNumber);
        model.addAttribute("file", papers.file());
        model.addAttribute("offers", papers.offers());
        return "cadre/service-papers";
    }

    @GetMapping("/{paper}.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String caseNumber, @PathVariable String paper) {
        return pdf(caseNumber, desk.print(caseNumber, paper, null));
    }

    /** A paper that proposes something: what it proposes is kept, and stands in no address. */
    @PostMapping("/{paper}.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String caseNumber, @PathVariable String paper, @RequestParam(defaultValue = "") String measure) {
        return pdf(caseNumber, desk.print(caseNumber, paper, measure));
    }

    private static ResponseEntity<byte[]> pdf(String caseNumber, ServiceDesk.Printed printed) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).contentType(MediaType.APPLICATION_PDF).header(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(printed.name() + "-" + caseNumber + ".pdf", StandardCharsets.UTF_8).build().toString())
                .body(printed.pdf());
    }
}
