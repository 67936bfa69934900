package org.cunyi.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our client and a server of another house that checks every signature. */
class S3StoreTest {

    private static final String ID = "0d549c4f-20eb-4b0b-9627-ec5f977ab65f";
    private static S3Server server;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        server = new S3Server();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private Path content() throws IOException {
        return Files.writeString(folder.resolve("content"), "签到表");
    }

    private static String read(S3Store store) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.write(ID, out);
        return out.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void what_was_put_lies_under_prefix_and_id_and_goes_when_it_is_dropped() throws IOException {
        S3Store store = new S3Store(server.settings());
        store.put(ID, content());
        store.put(ID, content());
        assertThat(server.keys()).containsExactly("cunyi/" + ID);
        assertThat(read(store)).isEqualTo("签到表");
        store.drop(ID);
        store.drop(ID);
        assertThat(server.keys()).isEmpty();
        assertThatThrownBy(() -> read(store)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void a_wrong_secret_or_bucket_is_a_store_that_fails_and_never_a_lost_document() throws IOException {
        Path content = content();
        for (S3Store store : List.of(new S3Store(server.settings("documents", "wrong")), new S3Store(server.settings("elsewhere", server.settings().secretKey())))) {
            assertThatThrownBy(() -> store.put(ID, content)).isInstanceOf(IOException.class).isNotInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> read(store)).isInstanceOf(IOException.class).isNotInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(store::check).isInstanceOf(IOException.class);
        }
        assertThatCode(new S3Store(server.settings())::check).doesNotThrowAnyException();
    }

    @Test
    void a_large_file_passes_through_without_ever_being_in_memory() throws IOException {
        long size = 64L * 1024 * 1024;
        Path large = folder.resolve("large");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(size);
        }
        S3Store store = new S3Store(server.settings());
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = memory.getCurrentThreadAllocatedBytes();
        store.put(ID, large);
        store.write(ID, OutputStream.nullOutputStream());
        assertThat(memory.getCurrentThreadAllocatedBytes() - before).as("allocated on the way there and back").isLessThan(size / 2);
        store.drop(ID);
    }

    @Test
    void settings_that_cannot_work_are_told_at_the_start_and_never_with_the_secret() {
        S3Store none = new S3Store(new S3Settings("", "us-east-1", "", "", true, "", ""));
        assertThatThrownBy(() -> new Stores(List.of(none), "s3")).hasMessageContaining("cunyi.documents.s3.bucket");
        S3Store half = new S3Store(new S3Settings("", "us-east-1", "b", "", true, "key", ""));
        assertThatThrownBy(() -> new Stores(List.of(half), "s3")).hasMessageContaining("cunyi.documents.s3.secret-key");
        assertThat(server.settings().toString()).doesNotContain(server.settings().secretKey());
    }
}
