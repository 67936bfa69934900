package org.cunyi.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the documents of cases. Who may add, read or withdraw one is asked by whoever calls. */
@Component
public class Documents {

    private static final Logger LOG = LoggerFactory.getLogger(Documents.class);
    private static final String DAMAGED = "这份材料的内容缺失或者与登记的校验值不符，不能提供，请告知系统管理员";

    private final DocumentRows rows;
    private final Stores stores;
    private final Shelf shelf;
    private final Intake intake;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int mostPerCase;

    Documents(DocumentRows rows, Stores stores, Shelf shelf, Intake intake, TransactionTemplate transaction, ApplicationEventPublisher events, Clock clock,
            @Value("${cunyi.documents.most-per-case:500}") int mostPerCase) {
        this.rows = rows;
        this.stores = stores;
        this.shelf = shelf;
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
        return of(List.of(caseNumber));
    }

    /** The same of several cases. */
    public List<Document> of(Collection<String> caseNumbers) {
        return rows.of(caseNumbers);
    }

    /** Those of a step that count, held until the end of the transaction. */
    public List<Document> holdKept(String caseNumber, String step) {
        return rows.holdKept(caseNumber, step);
    }

    /**
     * Looks at a file by its content, cleans it and keeps it.
     *
     * @param step    {@code null} for the case as a whole
     * @param attempt at that step
     * @throws Refusal where it is none of the formats, too large, damaged, or carries what could act by itself
     */
    public Document add(String caseNumber, String step, int attempt, String kind, String fileName, InputStream content) {
        DocumentKind what = DocumentKind.of(kind).orElseThrow(() -> Refusal.of("kind", "材料类别：请选择"));
        if (rows.count(caseNumber) >= mostPerCase) {
            throw Refusal.of("file", "文件：本案件的材料已有" + mostPerCase + "份，不能再添加");
        }
        try (Intake.Taken taken = intake.take(content)) {
            Document document = new Document(UUID.randomUUID().toString(), caseNumber, step, attempt, what.code(),
                    FileName.of(fileName, taken.kind()), taken.kind().mediaType(), taken.size(), taken.sha256(), taken.originalSha256(), stores.current().name(), Actor.current(),
                    OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS), "kept", null, null);
            shelf.add(document, taken.file(),
                    () -> events.publishEvent(SimpleAct.ofNow(caseNumber, "document.added", document.id(), facts(document))));
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException("a document cannot be looked through", e);
        }
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

    /**
     * Gets the bytes and looks whether they still are what was kept, before anybody sees one of them.
     *
     * @throws Refusal where it was withdrawn, its store is away, or the bytes are not the same any more
     */
    public Fetched fetch(Document document) {
        if (!document.isKept()) {
            throw Refusal.notFound("这份材料已经撤回");
        }
        try {
            Path file = Files.createTempFile("cunyi-out-", ".tmp");
            boolean whole = false;
            try {
                String hash = fetch(document, file);
                whole = hash.equals(document.sha256());
                if (!whole) {
                    LOG.error("the bytes of document {} in the store {} have the hash {} and not the one they were kept with", document.id(),
                            document.store(), hash);
                    throw Refusal.unavailable(DAMAGED);
                }
                return new Fetched(file);
            } finally {
                if (!whole) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a document cannot be fetched", e);
        }
    }

    private String fetch(Document document, Path to) throws IOException {
        MessageDigest digest = Intake.sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
            shelf.write(document, out);
        } catch (NoSuchFileException lost) {
            // withdrawn in this very moment, or really lost
            LOG.error("the bytes of document {} are not in the store {}", document.id(), document.store());
            throw Refusal.unavailable(DAMAGED);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Takes a document back: its bytes are dropped, the row and the hash in the record stay.
     *
     * @param check refuses where the acting person may not, asked while nobody else can complete the step that needs it
     */
    public void withdraw(String id, Consumer<Document> check) {
        Document withdrawn = transaction.execute(status -> {
            Document document = rows.hold(id).orElseThrow(() -> Refusal.notFound("没有这份材料"));
            check.accept(document);
            if (!document.isKept()) {
                throw Refusal.late("这份材料已经撤回");
            }
            rows.withdraw(id, Actor.current(), OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS));
            shelf.drop(document);
            events.publishEvent(SimpleAct.ofNow(document.caseNumber(), "document.withdrawn", id, Map.of("sha256", document.sha256())));
            return document;
        });
        shelf.clear(withdrawn);
    }
}
