package org.cunyi.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bytes as rows of the one database, in pieces, so that no node ever holds a whole document in memory. */
@Component
class DatabaseStore implements ContentStore {

    static final String NAME = "database";
    private static final int PIECE = 256 * 1024;

    private final JdbcClient jdbc;

    DatabaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isTransactional() {
        return true;
    }

    @Override
    public void put(String id, Path content) throws IOException {
        try (InputStream in = Files.newInputStream(content)) {
            int position = 0;
            for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                jdbc.sql("insert into document_chunk (document_id, position, bytes) values (?, ?, ?)").params(id, position++, piece).update();
            }
        }
    }

    @Override
    public void write(String id, OutputStream out) throws IOException {
        Optional<byte[]> piece = piece(id, 0);
        for (int position = 1; piece.isPresent(); position++) {
            out.write(piece.get());
            piece = piece(id, position);
        }
    }

    private Optional<byte[]> piece(String id, int position) {
        return jdbc.sql("select bytes from document_chunk where document_id = ? and position = ?").params(id, position).query(byte[].class)
                .optional();
    }

    @Override
    public void drop(String id) {
        jdbc.sql("delete from document_chunk where document_id = ?").param(id).update();
    }
}
