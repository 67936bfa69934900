package org.cunyi.web.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cunyi.archive.ArchiveFile;
import org.cunyi.archive.ArchivePart;
import org.cunyi.audit.Anchors;
import org.cunyi.audit.AuditChain;
import org.cunyi.audit.LeafRows;
import org.cunyi.audit.proof.Anchor;
import org.cunyi.audit.proof.Proofs;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What a stranger needs to check the file of a case: its chains as they were hashed, their places in the anchors, and a page that does it. */
@Component
@Order(60)
class ProofParts implements ArchivePart {

    static final String VERIFIER = "proof/verify.html";

    private final Cases cases;
    private final AuditChain audit;
    private final LeafRows leaves;
    private final Anchors anchors;
    private final ObjectMapper json;

    ProofParts(Cases cases, AuditChain audit, LeafRows leaves, Anchors anchors, ObjectMapper json) {
        this.cases = cases;
        this.audit = audit;
        this.leaves = leaves;
        this.anchors = anchors;
        this.json = json;
    }

    @Override
    public void addTo(ArchiveFile file, String caseNumber) throws IOException {
        List<Proofs.Chain> chains = new ArrayList<>();
        add(file, caseNumber, chains);
        file.add(Proofs.ANCHORS, null, out -> {
            for (Anchor anchor : anchors.all()) {
                line(out, anchor.line());
            }
        });
        file.add(Proofs.FILE, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(new Proofs(Proofs.FORMAT, caseNumber, chains)));
        file.add(Proofs.PAGE, null, out -> {
            try (InputStream page = new ClassPathResource(VERIFIER).getInputStream()) {
                page.transferTo(out);
            }
        });
    }

    private void add(ArchiveFile file, String number, List<Proofs.Chain> chains) throws IOException {
        file.add(Proofs.entriesOf(number), null, out -> audit.each(number, link -> line(out, link.line())));
        AuditChain.End end = audit.end(number);
        chains.add(new Proofs.Chain(number, end.seq(), end.hash(), leaves.proofs(number)));
        for (CaseFile child : cases.children(number)) {
            add(file, child.caseNumber(), chains);
        }
    }

    private static void line(OutputStream out, String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
