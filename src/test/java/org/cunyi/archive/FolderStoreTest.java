package org.cunyi.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;

/** Bytes in a folder go with the transaction of their row. */
class FolderStoreTest {

    private static final String ID = "0d549c4f-20eb-4b0b-9627-ec5f977ab65f";

    @TempDir
    private Path folder;
    private FolderStore store;

    @BeforeEach
    void begin() {
        store = new FolderStore(folder.toString());
        TransactionSynchronizationManager.initSynchronization();
    }

    @AfterEach
    void end() {
        TransactionSynchronizationManager.clear();
    }

    private void ended(int status) {
        TransactionSynchronizationUtils.invokeAfterCompletion(TransactionSynchronizationManager.getSynchronizations(), status);
        TransactionSynchronizationManager.clear();
        TransactionSynchronizationManager.initSynchronization();
    }

    private void put() throws IOException {
        Path content = Files.writeString(folder.resolve("content"), "签到表");
        store.put(ID, content);
        Files.delete(content);
    }

    private long files() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void what_was_put_is_read_and_lies_under_its_id() throws IOException {
        put();
        ended(TransactionSynchronization.STATUS_COMMITTED);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.write(ID, out);
        assertThat(out).hasToString("签到表");
        assertThat(folder.resolve("0d").resolve(ID)).exists();
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void a_transaction_that_fails_leaves_nothing_behind() throws IOException {
        put();
        ended(TransactionSynchronization.STATUS_ROLLED_BACK);
        assertThat(files()).isZero();
    }

    @Test
    void what_is_dropped_goes_when_the_transaction_is_sure() throws IOException {
        put();
        ended(TransactionSynchronization.STATUS_COMMITTED);
        store.drop(ID);
        ended(TransactionSynchronization.STATUS_ROLLED_BACK);
        assertThat(files()).isEqualTo(1);
        store.drop(ID);
        ended(TransactionSynchronization.STATUS_COMMITTED);
        assertThat(files()).isZero();
    }

    @Test
    void a_setting_that_cannot_work_is_told_at_the_start() {
        FolderStore none = new FolderStore("");
        assertThatThrownBy(() -> new Stores(List.of(none), none, "folder")).hasMessageContaining("cunyi.documents.folder");
        assertThatThrownBy(() -> new Stores(List.of(none), none, "tape")).hasMessageContaining("tape");
    }
}
