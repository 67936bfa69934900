package org.cunyi.archive;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Picks the store for new documents by {@code cunyi.documents.store}; old ones stay where they are. */
@Component
class Stores {

    private final Map<String, ContentStore> byName;
    private final ContentStore current;

    Stores(List<ContentStore> stores, @Value("${cunyi.documents.store:database}") String wanted) {
        byName = stores.stream().collect(Collectors.toMap(ContentStore::name, Function.identity()));
        current = named(wanted);
        current.missingSetting().ifPresent(setting -> {
            throw new IllegalStateException("cunyi.documents.store is " + wanted + ", but " + setting + " is not set");
        });
    }

    ContentStore current() {
        return current;
    }

    ContentStore named(String name) {
        ContentStore found = byName.get(name);
        if (found == null) {
            throw new IllegalStateException("no store of documents is called " + name + ", only " + byName.keySet());
        }
        return found;
    }
}
