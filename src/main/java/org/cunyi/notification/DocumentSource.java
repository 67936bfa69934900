package org.cunyi.notification;

import jakarta.activation.DataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.cunyi.archive.Document;
import org.cunyi.archive.Documents;

/** A document of a case as an enclosure. It is read when the mail leaves; mail wants its bytes at once, and one is ≤ 20 MB. */
record DocumentSource(Documents documents, Document document) implements DataSource {

    @Override
    public InputStream getInputStream() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) document.size());
        documents.write(document, bytes);
        return new ByteArrayInputStream(bytes.toByteArray());
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
