package org.cunyi.publicity.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cunyi.publicity.NoticeTable;
import org.cunyi.publicity.PublicAnswer;

/**
 * What of a notice's tables and answers finds room on its page, so that an old phone loads less than 100 KB: the text always, then the
 * answers, then the tables' first rows. The paper and the data have the whole.
 *
 * @param moreAnswers answers that are only on the page of objections
 */
public record PageContent(List<TableView> tables, List<PublicAnswer> answers, int moreAnswers) {

    private static final int ROOM = 66_000;
    private static final int LEAST_FOR_TABLES = 6_000;
    private static final int MOST_FOR_ANSWERS = 8_000;

    static PageContent of(BoardNotice notice) {
        int room = ROOM - bytes(notice.body());
        List<PublicAnswer> answers = new ArrayList<>();
        int spent = 0;
        for (PublicAnswer answer : notice.objections().answers()) {
            spent += bytes(answer.answer());
            if (spent > MOST_FOR_ANSWERS) {
                break;
            }
            answers.add(answer);
        }
        List<TableView> tables = new ArrayList<>();
        int forTables = Math.max(LEAST_FOR_TABLES, room - Math.min(spent, MOST_FOR_ANSWERS));
        for (NoticeTable table : notice.tables()) {
            TableView shown = TableView.of(table, t -> t).within(forTables);
            forTables = Math.max(0, forTables - shown.bytes());
            tables.add(shown);
        }
        return new PageContent(tables, answers, notice.objections().answers().size() - answers.size());
    }

    /** Whether a table asks for more than the usual column of text. */
    public boolean broad() {
        return tables.stream().anyMatch(TableView::broad);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
