package org.cunyi.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes in a folder, and a folder that is not there. */
class FolderStoreTest {

    private static final String ID = "0d549c4f-20eb-4b0b-9627-ec5f977ab65f";

    @TempDir
    private Path folder;

    private static ByteArrayOutputStream read(FolderStore store) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.write(ID, out);
        return out;
    }

    @Test
    void what_was_put_is_read_and_lies_under_its_id_until_it_is_dropped() throws IOException {
        FolderStore store = new FolderStore(folder.toString());
        store.put(ID, Files.writeString(folder.resolve("content"), "签到表"));
        assertThat(read(store)).hasToString("签到表");
        assertThat(folder.resolve("0d")).isDirectoryContaining(f -> f.getFileName().toString().equals(ID));
        store.drop(ID);
        store.drop(ID);
        assertThat(folder.resolve("0d")).isEmptyDirectory();
        assertThatThrownBy(() -> read(store)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void a_disk_that_is_not_mounted_is_a_store_that_fails_and_never_a_lost_document() throws IOException {
        FolderStore store = new FolderStore(folder.resolve("mount").toString());
        Path content = Files.writeString(folder.resolve("content"), "签到表");
        assertThatThrownBy(() -> store.put(ID, content)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(store)).isInstanceOf(IOException.class).isNotInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store.drop(ID)).isInstanceOf(IOException.class);
        assertThat(folder.resolve("mount")).doesNotExist();
    }

    @Test
    void a_setting_that_cannot_work_is_told_at_the_start() {
        FolderStore none = new FolderStore("");
        assertThatThrownBy(() -> new Stores(List.of(none), "folder")).hasMessageContaining("cunyi.documents.folder");
        assertThatThrownBy(() -> new Stores(List.of(none), "tape")).hasMessageContaining("tape");
    }
}
