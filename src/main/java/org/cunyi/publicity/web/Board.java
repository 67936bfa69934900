package org.cunyi.publicity.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.cunyi.publicity.BoardLine;
import org.cunyi.publicity.Notice;
import org.cunyi.publicity.NoticeBoard;
import org.cunyi.publicity.NoticeTables;
import org.cunyi.publicity.Notices;
import org.cunyi.workflow.Wording;
import org.springframework.stereotype.Component;

/** What of the notices may be read by everybody, with names for codes. */
@Component
class Board {

    static final String MISSING = "没有这份公告，或者公告已经撤下";
    private static final int MOST_ANSWERS = 100;

    private final NoticeBoard board;
    private final Notices notices;
    private final NoticeTables tables;
    private final BoardUnits units;
    private final Wording words;
    private final Clock clock;

    Board(NoticeBoard board, Notices notices, NoticeTables tables, BoardUnits units, Wording words, Clock clock) {
        this.board = board;
        this.notices = notices;
        this.tables = tables;
        this.units = units;
        this.words = words;
        this.clock = clock;
    }

    BoardPage current(String orgCode, Optional<NoticeBoard.Place> from) {
        return BoardPage.of(board.current(orgCode, from, BoardPage.SIZE + 1).stream().map(this::entry).toList(), from);
    }

    BoardPage archive(String orgCode, Optional<NoticeBoard.Place> from) {
        return BoardPage.of(board.archive(orgCode, from, BoardPage.SIZE + 1).stream().map(this::entry).toList(), from);
    }

    BoardPage search(String orgCode, String text, Optional<NoticeBoard.Place> from) {
        return BoardPage.of(board.search(orgCode, text, from, BoardPage.SIZE + 1).stream().map(this::entry).toList(), from);
    }

    List<BoardEntry> feed(String orgCode, int limit) {
        return board.feed(orgCode, limit).stream().map(this::entry).toList();
    }

    Optional<BoardNotice> find(String id) {
        return board.find(id).flatMap(line -> notices.find(id).map(n -> notice(line, n)));
    }

    /** Its line alone, without text, tables and answers. */
    Optional<BoardEntry> line(String id) {
        return board.find(id).map(this::entry);
    }

    private BoardNotice notice(BoardLine line, Notice n) {
        BoardEntry entry = entry(line);
        boolean hidden = line.concealed();
        return new BoardNotice(n.id(), n.caseNumber(), n.orgCode(), entry.orgName(), n.kind(), entry.kindName(), entry.title(),
                hidden ? BoardEntry.CONCEALED : n.body(), entry.phase().state(), n.postedOn(), n.endsOn(), n.minimumDays(), n.legalBasis(),
                entry.phase() == Phase.RUNNING ? ChronoUnit.DAYS.between(today(), n.endsOn()) : null, n.corrects(), entry.correctedBy(),
                day(n.withdrawnAt()), n.withdrawnReason(), hidden, hidden ? List.of() : tables.of(n.id()),
                // an answer may repeat what must not be read
                new BoardNotice.Objected(board.objections(n.id()), hidden ? List.of() : board.answers(n.id(), MOST_ANSWERS)),
                n.corrects() == null ? null : line(n.corrects()).orElse(null), entry.phase());
    }

    private BoardEntry entry(BoardLine n) {
        String kind = words.of("notice-kind", n.kind());
        return BoardEntry.of(n, units.name(n.orgCode()), kind, board.changedAt(n), today());
    }

    private LocalDate day(OffsetDateTime moment) {
        return moment == null ? null : moment.atZoneSameInstant(clock.getZone()).toLocalDate();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
