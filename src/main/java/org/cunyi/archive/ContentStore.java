package org.cunyi.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the bytes of documents lie. {@link Shelf} sees to it that they and their rows come and go together. */
interface ContentStore {

    /** Kept with each document, so that the setting can change later. */
    String name();

    /** Whether the bytes are rows themselves, which a transaction keeps or drops. Others are called outside of any. */
    default boolean isTransactional() {
        return false;
    }

    /** A property that is not set and without which the store cannot be chosen. */
    default Optional<String> missingSetting() {
        return Optional.empty();
    }

    /** Complete or not there; doing it twice is the same as once. */
    void put(String id, Path content) throws IOException;

    /**
     * Writes all bytes, a piece at a time.
     *
     * @throws NoSuchFileException where the store answers and has nothing under that id
     */
    void write(String id, OutputStream out) throws IOException;

    /** What is not there is dropped already. */
    void drop(String id) throws IOException;

    /** Whether the store can be reached and written to, asked every few seconds. */
    default void check() throws IOException {
        // one that lies in the database is asked after with the database
    }
}
