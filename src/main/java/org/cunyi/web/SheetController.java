package org.cunyi.web;

import java.nio.charset.StandardCharsets;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.web.PageController;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Record sheets to print: before the meeting with the blanks open, afterwards as recorded. */
@PageController
class SheetController {

    private final Access access;
    private final CaseSheets sheets;

    SheetController(Access access, CaseSheets sheets) {
        this.access = access;
        this.sheets = sheets;
    }

    @GetMapping("/cases/{caseNumber}/sheets/{step}.pdf")
    ResponseEntity<byte[]> sheet(@PathVariable String caseNumber, @PathVariable String step, @RequestParam(defaultValue = "false") boolean blank,
            @RequestParam(required = false) Integer attempt) {
        CaseFile file = access.caseFile(caseNumber);
        byte[] pdf = blank ? sheets.printOpen(file, step) : sheets.print(file, step, attempt);
        String name = ContentDisposition.inline().filename(caseNumber + "-" + step + ".pdf", StandardCharsets.UTF_8).build().toString();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name).body(pdf);
    }
}
