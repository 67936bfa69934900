package org.cunyi.publicity.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.cunyi.archive.ArchiveFile;
import org.cunyi.archive.ArchivePart;
import org.cunyi.publicity.Notice;
import org.cunyi.publicity.NoticeTable;
import org.cunyi.publicity.NoticeTables;
import org.cunyi.publicity.Notices;
import org.cunyi.workflow.Wording;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Notices of a case and of the cases it called, as they hung on the wall and as data, with those that were taken down. */
@Component
@Order(20)
class NoticeParts implements ArchivePart {

    private static final int LONGEST = 60;

    private final Notices notices;
    private final NoticeTables tables;
    private final Board board;
    private final NoticePaper paper;
    private final Wording words;
    private final ObjectMapper json;

    NoticeParts(Notices notices, NoticeTables tables, Board board, NoticePaper paper, Wording words, ObjectMapper json) {
        this.notices = notices;
        this.tables = tables;
        this.board = board;
        this.paper = paper;
        this.words = words;
        this.json = json;
    }

    record Kept(Notice notice, List<NoticeTable> tables) {
    }

    @Override
    public void addTo(ArchiveFile file, String caseNumber) throws IOException {
        int number = 0;
        for (Notice notice : notices.of(caseNumber)) {
            String name = "公告/%02d-%s-%s".formatted(++number, kind(notice), ArchiveFile.named(notice.title(), LONGEST));
            Optional<BoardNotice> hung = notice.postedOn() == null ? Optional.empty() : board.find(notice.id());
            if (hung.isPresent()) {
                file.add(name + ".pdf", paper.print(hung.get()));
            }
            file.add(name + ".json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(new Kept(notice, tables.of(notice.id()))));
        }
    }

    private String kind(Notice notice) {
        return words.of("notice-kind", notice.kind());
    }
}
