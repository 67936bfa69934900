package org.cunyi.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cunyi.archive.ArchiveFile;
import org.cunyi.workflow.CaseFile;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The file of a case to take away (contract.md §3). */
@RestController
class ArchiveController {

    private static final int LONGEST = 60;

    private final Access access;
    private final ArchiveExport export;

    ArchiveController(Access access, ArchiveExport export) {
        this.access = access;
        this.export = export;
    }

    @GetMapping("/api/archive/{caseNumber}.zip")
    void archive(@PathVariable String caseNumber, HttpServletResponse response) throws IOException {
        CaseFile file = access.caseFile(caseNumber);
        Path made = export.make(file);
        try {
            response.setContentType("application/zip");
            response.setContentLengthLong(Files.size(made));
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(caseNumber + "-"
                    + ArchiveFile.named(file.title(), LONGEST) + ".zip", StandardCharsets.UTF_8).build().toString());
            Files.copy(made, response.getOutputStream());
        } finally {
            ArchiveExport.delete(made);
        }
    }
}
