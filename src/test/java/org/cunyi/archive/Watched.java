package org.cunyi.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A real store that can be taken away and remembers what it was asked, and whether somebody's transaction had to wait for it. */
final class Watched implements ContentStore {

    final ContentStore real;
    final List<String> asked = new ArrayList<>();
    final List<String> inTransaction = new ArrayList<>();
    boolean away;
    String lastId;
    Runnable afterPut = () -> { };

    Watched(ContentStore real) {
        this.real = real;
    }

    private void ask(String what) throws IOException {
        if (away) {
            throw new IOException("away");
        }
        asked.add(what);
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            inTransaction.add(what);
        }
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public boolean isTransactional() {
        return real.isTransactional();
    }

    @Override
    public void put(String id, Path content) throws IOException {
        ask("put");
        lastId = id;
        real.put(id, content);
        afterPut.run();
    }

    @Override
    public void write(String id, OutputStream out) throws IOException {
        ask("write");
        real.write(id, out);
    }

    @Override
    public void drop(String id) throws IOException {
        ask("drop");
        real.drop(id);
    }
}
