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
    private final Shelf shelf;
    private final ObjectMapper json;

    DocumentParts(DocumentRows rows, Shelf shelf, ObjectMapper json) {
        this.rows = rows;
        this.shelf = shelf;
        this.json = json;
    }

    @Override
    public void addTo(ArchiveFile file, String caseNumber) throws IOException {
        List<Document> all = rows.ofFamily(caseNumber);
        int number = 0;
        for (Document d : all) {
            if (d.isKept()) {
                String path = "材料/%03d-%s-%s".formatted(++number, d.kindName(), ArchiveFile.named(d.name(), d.name().length()));
                if (shelf.isTransactional(d)) {
                    file.add(path, d.sha256(), out -> shelf.write(d, out));
                } else {
                    file.addLater(path, d.sha256(), out -> shelf.write(d, out));
                }
            }
        }
        if (!all.isEmpty()) {
            file.add("材料/目录.json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
        }
    }
}
