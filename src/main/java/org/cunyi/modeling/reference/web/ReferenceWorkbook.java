package org.cunyi.modeling.reference.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.modeling.reference.ReferenceProposals;
import org.cunyi.modeling.reference.ReferenceRow;
import org.cunyi.modeling.reference.Wanted;
import org.cunyi.org.ImportTable;
import org.cunyi.org.XlsxList;
import org.cunyi.org.reference.ReferenceColumn;
import org.cunyi.org.reference.ReferenceTable;
import org.cunyi.workflow.Wording;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** A table as a workbook, and back: what was taken out is read in again under the same headers. */
@Component
class ReferenceWorkbook {

    static final int MOST = 5_000;
    private static final String FROM = "生效日期";
    private static final String UNTIL = "截止日期";
    private static final String STATE = "状态";

    private final Wording words;
    private final Clock clock;

    ReferenceWorkbook(Wording words, Clock clock) {
        this.words = words;
        this.clock = clock;
    }

    void write(ReferenceTable table, List<ReferenceRow> rows, HttpServletResponse response) throws IOException {
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename(table.title() + "-" + LocalDate.now(clock) + ".xlsx", StandardCharsets.UTF_8).build().toString());
        List<String> heads = new ArrayList<>(table.columns().stream().map(ReferenceColumn::label).toList());
        if (!table.isByDay()) {
            heads.addAll(List.of(FROM, UNTIL, STATE));
        }
        try (XlsxList list = new XlsxList(table.title(), heads)) {
            rows.stream().limit(MOST).forEach(r -> list.add(cells(table, r)));
            list.write(response.getOutputStream());
        }
    }

    private List<String> cells(ReferenceTable table, ReferenceRow row) {
        List<String> cells = new ArrayList<>(table.columns(row.values()).stream().map(c -> c.word(row.values().get(c.name()))).toList());
        if (!table.isByDay()) {
            cells.addAll(List.of(row.from().toString(), row.until() == null ? "" : row.until().toString(), words.of("reference-state", row.state())));
        }
        return cells;
    }

    List<Wanted> read(ReferenceTable table, String fileName, byte[] content) {
        List<String> required = new ArrayList<>(table.columns().stream().filter(ReferenceColumn::required).map(ReferenceColumn::label).toList());
        List<String> optional = new ArrayList<>(table.columns().stream().filter(c -> !c.required()).map(ReferenceColumn::label).toList());
        (table.isByDay() ? optional : required).add(FROM);
        optional.addAll(List.of(UNTIL, STATE));
        return ImportTable.read(fileName, content, required, optional, ReferenceProposals.MOST_ROWS).stream().map(r -> wanted(table, r)).toList();
    }

    private static Wanted wanted(ReferenceTable table, ImportTable.Row row) {
        Map<String, String> typed = new HashMap<>();
        table.columns().forEach(c -> typed.put(c.name(), row.cells().getOrDefault(c.label(), "")));
        return new Wanted("第" + row.line() + "行，", typed, row.cells().getOrDefault(FROM, ""));
    }
}
