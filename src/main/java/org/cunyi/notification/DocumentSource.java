package org.cunyi.notification;

import jakarta.activation.DataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import org.cunyi.archive.Document;
import org.cunyi.archive.Documents;
import org.cunyi.archive.Fetched;
import org.cunyi.shared.Refusal;

/** A document of a case as an enclosure. It is read when the mail leaves; mail wants its bytes at once, and one is ≤ 20 MB. */
record DocumentSource(Documents documents, Document document) implements DataSource {

    @Override
    public InputStream getInputStream() throws IOException {
        try (Fetched bytes = documents.fetch(document)) {
            return new ByteArrayInputStream(Files.readAllBytes(bytes.file()));
        } catch (Refusal notNow) {
            // the mail is tried again, like one whose server is away
            throw new IOException(notNow.getMessage(), notNow);
        }
    }

    @Override
    public OutputStream getOutputStream() {
        throw new UnsupportedOperationException("a document is never written by a mail");
    }

    @Override
    public String getContentType() {
        return document.mediaType();
    }

    @Override
    public String getName() {
        return document.name();
    }
}
