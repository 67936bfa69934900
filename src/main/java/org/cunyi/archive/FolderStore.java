package org.cunyi.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
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

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> missingSetting() {
        return folder.isBlank() ? Optional.of("cunyi.documents.folder") : Optional.empty();
    }

    @Override
    public void put(String id, Path content) throws IOException {
        check();
        Path file = file(id);
        Files.createDirectories(file.getParent());
        // complete or not there: a reader never sees half a file
        Path half = file.resolveSibling(id + ".part");
        Files.copy(content, half, StandardCopyOption.REPLACE_EXISTING);
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void write(String id, OutputStream out) throws IOException {
        check();
        Files.copy(file(id), out);
    }

    @Override
    public void drop(String id) throws IOException {
        check();
        Files.deleteIfExists(file(id).resolveSibling(id + ".part"));
        Files.deleteIfExists(file(id));
    }

    /** A disk that is not mounted looks like a folder without files: it is the folder that is missing then, not the document. */
    @Override
    public void check() throws IOException {
        if (!Files.isWritable(root())) {
            throw new FileSystemException(folder, null, "is not there or cannot be written to");
        }
    }

    private Path root() {
        if (folder.isBlank()) {
            throw new IllegalStateException("cunyi.documents.folder is not set, but documents lie in a folder");
        }
        return Path.of(folder);
    }

    /** Two letters of the id as a folder, so that no folder gets a million files. */
    private Path file(String id) {
        return root().resolve(id.substring(0, 2)).resolve(id);
    }
}
