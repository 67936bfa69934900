package org.cunyi.web;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.cunyi.archive.Document;
import org.cunyi.archive.DocumentKind;
import org.cunyi.workflow.CaseFile;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Documents of a case over plain HTTP; the bytes are at {@code /documents/{id}}. */
@RestController
class DocumentApi {

    private final Access access;
    private final CaseDocuments documents;
    private final Labels labels;

    DocumentApi(Access access, CaseDocuments documents, Labels labels) {
        this.access = access;
        this.documents = documents;
        this.labels = labels;
    }

    record Entry(String id, String caseNumber, String step, String stepName, String kind, String kindName, String name, String mediaType,
            long size, String sizeWords, String sha256, String originalSha256, String uploadedBy, String uploadedByName,
            OffsetDateTime uploadedAt, String state, boolean shown, boolean mayWithdraw) {
    }

    record Kind(String code, String label) {

        static Kind of(DocumentKind kind) {
            return new Kind(kind.code(), kind.label());
        }
    }

    /** @param missing kinds without which the step cannot be completed */
    record Place(String step, String name, List<Kind> missing) {
    }

    record Whole(List<Entry> items, List<Place> steps, boolean mayAdd, long largest, List<Kind> kinds) {
    }

    /** The token is asked for so that a page of the web applications, which has none of our forms, gets the cookie that carries it. */
    @GetMapping("/api/cases/{caseNumber}/documents")
    Whole list(@PathVariable String caseNumber, CsrfToken token) {
        if (token != null) {
            token.getToken();
        }
        CaseFile file = access.caseFile(caseNumber);
        CaseDocuments.Section section = documents.section(file, List.of());
        return new Whole(section.items().stream().map(this::entry).toList(),
                section.places().stream().map(p -> new Place(p.step(), p.name(), p.missing().stream().map(Kind::of).toList())).toList(),
                section.mayAdd(), section.largest(), section.kinds().stream().map(Kind::of).toList());
    }

    @PostMapping("/api/cases/{caseNumber}/documents")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> add(@PathVariable String caseNumber, @RequestParam(required = false) String kind,
            @RequestParam(required = false) String step, @RequestParam(required = false) List<MultipartFile> file) {
        Document added = documents.add(caseNumber, step, kind, file);
        return Map.of("id", added.id(), "name", added.name(), "mediaType", added.mediaType(), "size", added.size(), "sha256", added.sha256(),
                "originalSha256", added.originalSha256(), "step", added.step() == null ? "" : added.step());
    }

    @DeleteMapping("/api/documents/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String id) {
        documents.withdraw(id);
    }

    private Entry entry(CaseDocuments.Shown s) {
        Document d = s.document();
        return new Entry(d.id(), d.caseNumber(), d.step(), s.stepName(), d.kind(), d.kindName(), d.name(), d.mediaType(), d.size(),
                d.sizeWords(), d.sha256(), d.originalSha256(), d.uploadedBy(), labels.person(d.uploadedBy()), d.uploadedAt(), d.state(),
                d.media().shown(), s.mayWithdraw());
    }
}
