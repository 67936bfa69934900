package org.cunyi.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cunyi.archive.ArchiveFile;
import org.cunyi.archive.ArchivePart;
import org.cunyi.audit.AuditChain;
import org.cunyi.audit.AuditEntry;
import org.cunyi.shared.Actor;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** 一事一档: makes the file of a case in a temporary file, so that a failure is told as one and never sent as half a ZIP. */
@Component
class ArchiveExport {

    private static final String MANIFEST = "manifest.json";

    private final ObjectProvider<ArchivePart> parts;
    private final Cases cases;
    private final AuditChain audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate act;
    private final TransactionTemplate oneMoment;
    private final Clock clock;
    private final ObjectMapper json;

    ArchiveExport(ObjectProvider<ArchivePart> parts, Cases cases, AuditChain audit, ApplicationEventPublisher events,
            PlatformTransactionManager transactions, Clock clock, ObjectMapper json) {
        this.parts = parts;
        this.cases = cases;
        this.audit = audit;
        this.events = events;
        this.act = new TransactionTemplate(transactions);
        this.oneMoment = new TransactionTemplate(transactions);
        this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.oneMoment.setReadOnly(true);
        this.clock = clock;
        this.json = json;
    }

    /** Where a chain stood when the file was made; whoever keeps the file can tell later whether the chain was cut or rewritten. */
    record Head(String chain, int entries, String lastHash, boolean intact) {
    }

    record Manifest(String caseNumber, String title, OffsetDateTime madeAt, String madeBy, List<Head> chains, List<ArchiveFile.Entry> files) {
    }

    /** @return a temporary file that the caller deletes */
    Path make(CaseFile file) {
        OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
        // before the file is made, so that it is in it
        act.executeWithoutResult(s -> events.publishEvent(SimpleAct.ofNow(file.caseNumber(), "archive.exported", file.caseNumber(), Map.of())));
        Path made = null;
        try {
            made = Files.createTempFile("cunyi-archive-", ".zip");
            Path target = made;
            String manifest = write(file, now, target);
            // the next anchor vouches for the list of files, too
            act.executeWithoutResult(s -> events.publishEvent(SimpleAct.ofNow(file.caseNumber(), "archive.made", file.caseNumber(),
                    Map.of("manifest", manifest))));
            return made;
        } catch (IOException | RuntimeException e) {
            delete(made);
            throw e instanceof RuntimeException failure ? failure : new UncheckedIOException((IOException) e);
        }
    }

    /** @return hash of the list of files */
    private String write(CaseFile file, OffsetDateTime now, Path target) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target));
                ArchiveFile archive = new ArchiveFile(out, now.toInstant())) {
            List<Head> heads = new ArrayList<>();
            oneMoment.executeWithoutResult(s -> {
                addParts(archive, file.caseNumber());
                heads(file, heads);
            });
            archive.addPutOff();
            archive.add(MANIFEST, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(new Manifest(file.caseNumber(), file.title(), now,
                    Actor.current(), heads, archive.entries())));
            return archive.entries().get(archive.entries().size() - 1).sha256();
        } catch (IOException e) {
            throw new UncheckedIOException("the file of a case cannot be made", e);
        }
    }

    private void addParts(ArchiveFile archive, String caseNumber) {
        try {
            for (ArchivePart part : parts.orderedStream().toList()) {
                part.addTo(archive, caseNumber);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void heads(CaseFile file, List<Head> heads) {
        List<AuditEntry> entries = audit.entries(file.caseNumber());
        heads.add(new Head(file.caseNumber(), entries.size(), entries.isEmpty() ? null : entries.get(entries.size() - 1).hash(),
                audit.verify(file.caseNumber()).intact()));
        cases.children(file.caseNumber()).forEach(c -> heads(c, heads));
    }

    static void delete(Path made) {
        try {
            if (made != null) {
                Files.deleteIfExists(made);
            }
        } catch (IOException leftInTheTemporaryFolder) {
            made.toFile().deleteOnExit();
        }
    }
}
