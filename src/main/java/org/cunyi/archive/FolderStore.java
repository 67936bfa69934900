package org.cunyi.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Bytes as files in a folder that all nodes see; the name is the document's id, never anything that a person typed. */
@Component
class FolderStore implements ContentStore {

    static final String NAME = "folder";

    private final String folder;

    FolderStore(@Value("${cunyi.documents.folder:}") String folder) {
        this.folder = folder;
    }

    boolean isSet() {
        return !folder.isBlank();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void put(String id, Path content) throws IOException {
        Path file = file(id);
        Files.createDirectories(file.getParent());
        Afterwards.ifFailed(() -> Files.deleteIfExists(file));
        // complete or not there: a reader never sees half a file
        Path half = file.resolveSibling(id + ".part");
        Files.copy(content, half, StandardCopyOption.REPLACE_EXISTING);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void write(String id, OutputStream out) throws IOException {
        Files.copy(file(id), out);
    }

    @Override
    public void drop(String id) {
        Afterwards.ifDone(() -> Files.deleteIfExists(file(id)));
    }

    /** Two letters of the id as a folder, so that no folder gets a million files. */
    private Path file(String id) {
        if (!isSet()) {
            throw new IllegalStateException("cunyi.documents.folder is not set, but documents lie in a folder");
        }
        return Path.of(folder, id.substring(0, 2), id);
    }
}
