package org.cunyi.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.cunyi.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts bytes and rows together. A store outside the database is never asked while a transaction is open: bytes come first and their row
 * afterwards, rows go first and their bytes afterwards, and {@link LooseContent} knows at every moment what may have to be thrown away.
 */
@Component
class Shelf {

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    private static final String AWAY = "材料存储暂时不能使用，内容没有改变，请过一会儿再试";

    private final DocumentRows rows;
    private final Stores stores;
    private final LooseContent loose;
    private final TransactionTemplate transaction;

    Shelf(DocumentRows rows, Stores stores, LooseContent loose, TransactionTemplate transaction) {
        this.rows = rows;
        this.stores = stores;
        this.loose = loose;
        this.transaction = transaction;
    }

    /** @param told in the transaction that makes it a document */
    void add(Document document, Path content, Runnable told) {
        ContentStore store = stores.named(document.store());
        if (store.isTransactional()) {
            transaction.executeWithoutResult(t -> {
                rows.insert(document);
                put(store, document.id(), content);
                told.run();
            });
            return;
        }
        loose.expect(document.id(), store.name());
        try {
            put(store, document.id(), content);
            transaction.executeWithoutResult(t -> {
                loose.settle(document.id());
                rows.insert(document);
                told.run();
            });
        } catch (RuntimeException e) {
            throwAway(document.id(), store);
            throw e;
        }
    }

    private static void put(ContentStore store, String id, Path content) {
        try {
            store.put(id, content);
        } catch (IOException e) {
            throw away(store, e);
        }
    }

    /** @throws NoSuchFileException where the bytes are lost */
    void write(Document document, OutputStream out) throws NoSuchFileException {
        ContentStore store = stores.named(document.store());
        try {
            store.write(document.id(), out);
        } catch (NoSuchFileException lost) {
            throw lost;
        } catch (IOException e) {
            throw away(store, e);
        }
    }

    boolean isTransactional(Document document) {
        return stores.named(document.store()).isTransactional();
    }

    /** In the transaction that takes the row out of use; {@link #clear} comes after it. */
    void drop(Document document) {
        ContentStore store = stores.named(document.store());
        if (!store.isTransactional()) {
            loose.condemn(document.id(), store.name());
            return;
        }
        try {
            store.drop(document.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After the transaction: what a store does not do now, it is asked again later. */
    void clear(Document document) {
        ContentStore store = stores.named(document.store());
        if (!store.isTransactional()) {
            throwAway(document.id(), store);
        }
    }

    /** Bytes of adding that was broken off and of documents that were taken back. @return how many are gone now */
    @Scheduled(cron = "${cunyi.documents.sweep-cron:0 7/10 * * * *}", zone = "Asia/Shanghai")
    int sweep() {
        int gone = 0;
        for (LooseContent.Piece piece : loose.toThrowAway()) {
            if (!throwAway(piece.documentId(), stores.named(piece.store()))) {
                return gone;
            }
            gone++;
        }
        return gone;
    }

    private boolean throwAway(String id, ContentStore store) {
        try {
            if (loose.doom(id)) {
                store.drop(id);
                loose.gone(id);
            }
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.warn("bytes of a document that is none stay in the store {} for now: {}", store.name(), e.toString());
            return false;
        }
    }

    private static Refusal away(ContentStore store, IOException e) {
        LOG.error("the store of documents \"{}\" fails: {}", store.name(), NestedExceptionUtils.getMostSpecificCause(e).toString());
        return Refusal.unavailable(AWAY);
    }
}
