package org.cunyi.modeling.reference;

import java.util.List;
import java.util.Map;
import org.cunyi.org.reference.ReferenceTable;
import org.cunyi.shared.Refusal;
import org.springframework.stereotype.Service;

/** What there is to see: rows, proposals, and the history of a row. */
@Service
public class References {

    private static final int MOST_OF_KEY = 200;

    private final ReferenceRows rows;
    private final ChangeRows changes;

    References(ReferenceRows rows, ChangeRows changes) {
        this.rows = rows;
        this.changes = changes;
    }

    /** @return one more than a page has where there are more */
    public List<ReferenceRow> page(ReferenceTable table, RowQuestion question, int page, int size) {
        return rows.page(table, question, page, size);
    }

    /** @throws Refusal where the key is none of that table */
    public List<ReferenceRow> of(ReferenceTable table, String key) {
        return rows.of(table, key);
    }

    public Map<String, String> key(ReferenceTable table, String key) {
        return ReferenceKey.values(table, key);
    }

    public String key(ReferenceTable table, Map<String, String> values) {
        return ReferenceKey.of(table, values);
    }

    /** @throws Refusal where there is none */
    public ReferenceChange change(long id) {
        return changes.find(id).orElseThrow(() -> Refusal.notFound("没有这次修改"));
    }

    public List<ChangedRow> rows(long change) {
        return changes.rows(change);
    }

    public List<ReferenceChange> changes(String table, int page, int size) {
        return changes.ofTable(table, page, size);
    }

    public List<ReferenceChange> waiting(int page, int size) {
        return changes.waiting(page, size);
    }

    /** How many proposals wait, by table. */
    public Map<String, Integer> waiting() {
        return changes.waiting();
    }

    /** The number of the proposal that waits for that row. */
    public Long waitingFor(String table, String key) {
        return changes.waitingKeys(table).get(key);
    }

    public List<ReferenceChange> history(String table, String key) {
        return changes.ofKey(table, key, MOST_OF_KEY);
    }

    public Map<Long, ChangedRow> historyRows(String table, String key) {
        return changes.rowsOfKey(table, key);
    }
}
