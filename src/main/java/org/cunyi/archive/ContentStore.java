package org.cunyi.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Where the bytes of documents lie. All calls come inside the transaction that writes the row; a store outside the database sees to it
 * itself that nothing stays behind when that transaction fails.
 */
interface ContentStore {

    /** Kept with each document, so that the setting can change later. */
    String name();

    void put(String id, Path content) throws IOException;

    /** Writes all bytes, a piece at a time. */
    void write(String id, OutputStream out) throws IOException;

    void drop(String id) throws IOException;
}
