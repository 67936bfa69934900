package org.cunyi.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a document as they were kept, in a temporary file; closing it deletes it. */
public record Fetched(Path file) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
