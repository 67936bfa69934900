package org.cunyi.org;

import java.util.List;

/** How files of one kind are read. */
interface RowImport {

    ImportKind kind();

    List<ImportColumn> columns();

    /** Checks every row, notes in the sheet what is wrong, and says what would change. Reads the table once and writes nothing. */
    ImportChanges plan(ImportSheet sheet);
}
