package org.cunyi.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the documents of cases. Who may add, read or withdraw one is asked by whoever calls. */
@Component
public class Documents {

    private final DocumentRows rows;
    private final Stores stores;
    private final Intake intake;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int mostPerCase;

    Documents(DocumentRows rows, Stores stores, Intake intake, TransactionTemplate transaction, ApplicationEventPublisher events, Clock clock,
            @Value("${cunyi.documents.most-per-case:500}") int mostPerCase) {
        this.rows = rows;
        this.stores = stores;
        this.intake = intake;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
        this.mostPerCase = mostPerCase;
    }

    /** The largest file that is taken, in bytes. */
    public long largest() {
        return intake.largest();
    }

    public Optional<Document> find(String id) {
        return rows.find(id);
    }

    /** All of a case, the withdrawn ones too, in the order they came; those of cases it called are not among them. */
    public List<Document> of(String caseNumber) {
        return rows.of(caseNumber);
    }

    /** Those of a step that count, held until the end of the transaction. */
    public List<Document> holdKept(String caseNumber, String step) {
        return rows.holdKept(caseNumber, step);
    }

    /**
     * Looks at a file by its content, cleans it and keeps it.
     *
     * @param step {@code null} for the case as a whole
     * @throws Refusal where it is none of the formats, too large, damaged, or carries what could act by itself
     */
    public Document add(String caseNumber, String step, String kind, String fileName, InputStream content) {
        DocumentKind what = DocumentKind.of(kind).orElseThrow(() -> Refusal.of("kind", "材料类别：请选择"));
        if (rows.count(caseNumber) >= mostPerCase) {
            throw Refusal.of("file", "文件：本案件的材料已有" + mostPerCase + "份，不能再添加");
        }
        try (Intake.Taken taken = intake.take(content)) {
            return transaction.execute(status -> keep(caseNumber, step, what, FileName.of(fileName, taken.kind()), taken));
        } catch (IOException e) {
            throw new UncheckedIOException("a document cannot be kept", e);
        }
    }

    private Document keep(String caseNumber, String step, DocumentKind kind, String name, Intake.Taken taken) {
        ContentStore store = stores.current();
        Document document = new Document(UUID.randomUUID().toString(), caseNumber, step, kind.code(), name, taken.kind().mediaType(),
                taken.size(), taken.sha256(), taken.originalSha256(), store.name(), Actor.current(),
                OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS), "kept", null, null);
        rows.insert(document);
        try {
            store.put(document.id(), taken.file());
        } catch (IOException e) {
            throw new UncheckedIOException("a document cannot be stored", e);
        }
        events.publishEvent(SimpleAct.ofNow(caseNumber, "document.added", document.id(), facts(document)));
        return document;
    }

    /** A file's name may name a person. */
    private static Map<String, Object> facts(Document d) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("kind", d.kind());
        facts.put("step", d.step());
        facts.put("name", new Personal(d.name()));
        facts.put("mediaType", d.mediaType());
        facts.put("size", d.size());
        facts.put("sha256", d.sha256());
        facts.put("originalSha256", d.originalSha256());
        return facts;
    }

    /** @throws Refusal where it was withdrawn */
    public void write(Document document, OutputStream out) throws IOException {
        if (!document.isKept()) {
            throw Refusal.notFound("这份材料已经撤回");
        }
        stores.named(document.store()).write(document.id(), out);
    }

    /**
     * Takes a document back: its bytes are dropped, the row and the hash in the record stay.
     *
     * @param check refuses where the acting person may not, asked while nobody else can complete the step that needs it
     */
    public void withdraw(String id, Consumer<Document> check) {
        transaction.executeWithoutResult(status -> {
            Document document = rows.hold(id).orElseThrow(() -> Refusal.notFound("没有这份材料"));
            check.accept(document);
            if (!document.isKept()) {
                throw Refusal.late("这份材料已经撤回");
            }
            rows.withdraw(id, Actor.current(), OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS));
            try {
                stores.named(document.store()).drop(id);
            } catch (IOException e) {
                throw new UncheckedIOException("a document cannot be dropped", e);
            }
            events.publishEvent(SimpleAct.ofNow(document.caseNumber(), "document.withdrawn", id, Map.of("sha256", document.sha256())));
        });
    }
}
