package org.cunyi.archive;

import java.io.IOException;

/** What a room has to put into the file of a case; the file asks all of them in their {@code @Order}. */
public interface ArchivePart {

    void addTo(ArchiveFile file, String caseNumber) throws IOException;
}
