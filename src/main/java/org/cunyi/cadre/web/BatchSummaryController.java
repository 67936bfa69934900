package org.cunyi.cadre.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.cunyi.cadre.batch.Batch;
import org.cunyi.cadre.batch.BatchSummary;
import org.cunyi.cadre.batch.CandidateFile;
import org.cunyi.cadre.qualification.ExplanationPaper;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.web.PageController;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Papers of 联审 to save: the summary sheet of a batch, the explanation for one person, the empty list for an import. */
@PageController
class BatchSummaryController {

    private static final MediaType XLSX = MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final BatchAccess access;
    private final BatchSummary summary;
    private final SummaryWords words;
    private final SummaryXlsx workbook;
    private final SummaryPaper paper;
    private final ExplanationPaper explanation;

    BatchSummaryController(BatchAccess access, BatchSummary summary, SummaryWords words, SummaryXlsx workbook, SummaryPaper paper,
            ExplanationPaper explanation) {
        this.access = access;
        this.summary = summary;
        this.words = words;
        this.workbook = workbook;
        this.paper = paper;
        this.explanation = explanation;
    }

    @GetMapping("/qualification-batches/{batch}/summary.xlsx")
    ResponseEntity<byte[]> xlsx(@PathVariable("batch") String number) throws IOException {
        Batch batch = access.batch(number);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        workbook.write(out, words.sheet(batch, summary.lines(batch, "xlsx")));
        return saved("联审汇总表-" + number + ".xlsx", XLSX, out.toByteArray());
    }

    @GetMapping("/qualification-batches/{batch}/summary.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable("batch") String number) {
        Batch batch = access.batch(number);
        return saved("联审汇总表-" + number + ".pdf", MediaType.APPLICATION_PDF, paper.print(words.sheet(batch, summary.lines(batch, "pdf"))));
    }

    @GetMapping("/cases/{caseNumber}/explanation.pdf")
    ResponseEntity<byte[]> explanation(@PathVariable String caseNumber) {
        CaseFile file = access.review(caseNumber);
        byte[] pdf = explanation.print(file).orElseThrow(() -> Refusal.notFound("还没有结论，或者个人信息保存期限已满，没有可以打印的联审说明"));
        return saved("任职资格联审说明-" + caseNumber + ".pdf", MediaType.APPLICATION_PDF, pdf);
    }

    @GetMapping("/qualification-batches/template.xlsx")
    ResponseEntity<byte[]> template() throws IOException {
        access.units();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        workbook.writeTemplate(out, CandidateFile.headers());
        return saved("联审人选导入模板.xlsx", XLSX, out.toByteArray());
    }

    /** With a byte order mark, without which Excel takes it for another encoding. */
    @GetMapping("/qualification-batches/template.csv")
    ResponseEntity<byte[]> templateCsv() {
        access.units();
        return saved("联审人选导入模板.csv", CSV, ("\uFEFF" + String.join(",", CandidateFile.headers()) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<byte[]> saved(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).contentType(type).header(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString()).body(content);
    }
}
