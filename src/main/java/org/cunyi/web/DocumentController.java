package org.cunyi.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.cunyi.archive.Document;
import org.cunyi.archive.Fetched;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.PageController;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Documents in the page: adding, looking at, saving, taking back. */
@PageController
class DocumentController {

    private static final String NOTHING_RUNS = "sandbox; default-src 'none'; frame-ancestors 'self'";
    /** Chromium shows no PDF in a sandbox; its viewer is a page of its own, which brings style and an object. */
    private static final String PDF_VIEWER = "default-src 'none'; script-src 'none'; style-src 'unsafe-inline'; object-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'self'";

    private final CaseDocuments documents;
    private final CasePage page;

    DocumentController(CaseDocuments documents, CasePage page) {
        this.documents = documents;
        this.page = page;
    }

    /** @param save to save it rather than look at it */
    @GetMapping("/documents/{id}")
    void read(@PathVariable String id, @RequestParam(defaultValue = "false") boolean save, HttpServletResponse response) throws IOException {
        Document document = documents.find(id);
        try (Fetched bytes = documents.fetch(document)) {
            documents.read(document);
            headers(document, save, response);
            Files.copy(bytes.file(), response.getOutputStream());
        }
    }

    private static void headers(Document document, boolean save, HttpServletResponse response) {
        ContentDisposition.Builder how = document.media().shown() && !save ? ContentDisposition.inline() : ContentDisposition.attachment();
        response.setContentType(document.mediaType());
        response.setContentLengthLong(document.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, how.filename(document.name(), StandardCharsets.UTF_8).build().toString());
        response.setHeader("Content-Security-Policy", document.isPdf() && !save ? PDF_VIEWER : NOTHING_RUNS);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    }

    @PostMapping("/cases/{caseNumber}/documents")
    String add(@PathVariable String caseNumber, @RequestParam(required = false) String kind, @RequestParam(required = false) String step,
            @RequestParam(required = false) List<MultipartFile> file, Model model, HttpServletResponse response) {
        return acting(caseNumber, model, response, () -> documents.add(caseNumber, step == null ? "" : step, kind, file));
    }

    @PostMapping("/documents/{id}/withdraw")
    String withdraw(@PathVariable String id, Model model, HttpServletResponse response) {
        return acting(documents.find(id).caseNumber(), model, response, () -> documents.withdraw(id));
    }

    private String acting(String caseNumber, Model model, HttpServletResponse response, Runnable act) {
        try {
            act.run();
            return "redirect:/cases/" + caseNumber + "#documents";
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("documentProblem", refusal.getMessage());
            return page.show(caseNumber, model);
        }
    }
}
