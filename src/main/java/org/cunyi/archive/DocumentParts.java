package org.cunyi.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The documents of a case and of the cases it called, with a list that also has the withdrawn ones. */
@Component
@Order(40)
class DocumentParts implements ArchivePart {

    private final DocumentRows rows;
    private final Stores stores;
    private final ObjectMapper json;

    DocumentParts(DocumentRows rows, Stores stores, ObjectMapper json) {
        this.rows = rows;
        this.stores = stores;
        this.json = json;
    }

    @Override
    public void addTo(ArchiveFile file, String caseNumber) throws IOException {
        List<Document> all = rows.ofFamily(caseNumber);
        int number = 0;
        for (Document d : all) {
            if (d.isKept()) {
                file.add("材料/%03d-%s-%s".formatted(++number, d.kindName(), ArchiveFile.named(d.name(), d.name().length())), d.sha256(),
                        out -> stores.named(d.store()).write(d.id(), out));
            }
        }
        if (!all.isEmpty()) {
            file.add("材料/目录.json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
        }
    }
}
