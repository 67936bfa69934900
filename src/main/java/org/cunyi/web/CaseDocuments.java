package org.cunyi.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cunyi.archive.Document;
import org.cunyi.archive.DocumentKind;
import org.cunyi.archive.Documents;
import org.cunyi.archive.Fetched;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.RequiredDocuments;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRecords;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;

/** The documents of a case as pages, the API and the task view show them; every way in and out asks for the right here. */
@Component
class CaseDocuments {

    private final Access access;
    private final DocumentRights rights;
    private final Documents documents;
    private final Cases cases;
    private final CaseView view;
    private final StepRecords records;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    CaseDocuments(Access access, DocumentRights rights, Documents documents, Cases cases, CaseView view, StepRecords records,
            TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.access = access;
        this.rights = rights;
        this.documents = documents;
        this.cases = cases;
        this.view = view;
        this.records = records;
        this.transaction = transaction;
        this.events = events;
    }

    /** One document and what the acting person may do with it. */
    public record Shown(Document document, String stepName, boolean mayWithdraw) {
    }

    /** A step that somebody works on now, and the kinds of documents without which it cannot be completed. */
    public record Place(String step, String name, List<DocumentKind> missing) {
    }

    /**
     * Everything the section 材料 needs.
     *
     * @param items of the case and of the cases it called
     */
    public record Section(List<Shown> items, List<Place> places, boolean mayAdd, long largest, List<DocumentKind> kinds) {
    }

    Section section(CaseFile file, List<CaseFile> children) {
        List<CaseFile> cases = Stream.concat(Stream.of(file), children.stream()).toList();
        Map<String, List<Document>> kept = documents.of(cases.stream().map(CaseFile::caseNumber).toList()).stream()
                .collect(Collectors.groupingBy(Document::caseNumber));
        List<Shown> items = cases.stream().flatMap(c -> kept.getOrDefault(c.caseNumber(), List.of()).stream().map(d -> shown(c, d))).toList();
        return new Section(items, places(file, kept.getOrDefault(file.caseNumber(), List.of())), rights.mayAdd(file), documents.largest(), List.of(DocumentKind.values()));
    }

    private Shown shown(CaseFile file, Document document) {
        return new Shown(document, document.step() == null ? "" : stepName(file, document.step()), rights.mayWithdraw(document));
    }

    private String stepName(CaseFile file, String key) {
        return view.step(file, key).map(Step::name).orElse(key);
    }

    private List<Place> places(CaseFile file, List<Document> kept) {
        List<Place> places = new ArrayList<>();
        if (file.isOpen()) {
            view.openTasks(file).stream().map(DocumentRights::key).distinct().flatMap(k -> view.step(file, k).stream())
                    .forEach(s -> places.add(new Place(s.key(), s.name(), missing(s, kept))));
        }
        return places;
    }

    private List<DocumentKind> missing(Step step, List<Document> kept) {
        return RequiredDocuments.missing(step, kept, records.attempt(step.caseNumber(), step.key())).stream().flatMap(k -> DocumentKind.of(k).stream()).toList();
    }

    /** @throws Refusal where the acting person may not, or the file is not taken */
    Document add(String caseNumber, String step, String kind, List<MultipartFile> files) {
        CaseFile file = access.caseFile(caseNumber);
        String place = rights.stepFor(file, step);
        MultipartFile sent = (files == null ? Stream.<MultipartFile>empty() : files.stream()).filter(Objects::nonNull).filter(f -> !f.isEmpty())
                .findFirst().orElseThrow(() -> Refusal.of("file", "文件：请选择要上传的文件，空文件不能上传"));
        try {
            return documents.add(caseNumber, place, place == null ? 1 : records.attempt(caseNumber, place), kind, sent.getOriginalFilename(), sent.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void withdraw(String id) {
        find(id);
        documents.withdraw(id, rights::requireWithdraw);
    }

    /** A document of a case that the acting person may not see is as if it did not exist. */
    Document find(String id) {
        Document document = documents.find(id).orElseThrow(() -> Refusal.notFound("没有这份材料"));
        try {
            access.caseFile(document.caseNumber());
        } catch (Refusal notSeen) {
            throw Refusal.notFound("没有这份材料");
        }
        return document;
    }

    Fetched fetch(Document document) {
        return documents.fetch(document);
    }

    /** To be called when the bytes are there and before they go out: where only those with a task see the case, reading is an act of its own. */
    void read(Document document) {
        if (view.ownTasksOnly(cases.get(document.caseNumber()))) {
            transaction.executeWithoutResult(s -> events.publishEvent(SimpleAct.ofNow(document.caseNumber(), "document.read", document.id(),
                    Map.of("sha256", document.sha256()))));
        }
    }
}
