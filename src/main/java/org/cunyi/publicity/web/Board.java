package org.cunyi.publicity.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cunyi.publicity.Notice;
import org.cunyi.publicity.Notices;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What of the notices may be read by everybody. */
@Component
class Board {

    static final int SIZE = 20;
    private static final String CANDIDATE = "candidate";

    private final Notices notices;
    private final BoardUnits units;
    private final MessageSource words;
    private final Clock clock;

    Board(Notices notices, BoardUnits units, MessageSource words, Clock clock) {
        this.notices = notices;
        this.units = units;
        this.words = words;
        this.clock = clock;
    }

    /** One page of a board, the newest first. */
    record Page(List<BoardNotice> items, int page, boolean hasNext) {
    }

    Page page(String orgPrefix, String text, int page) {
        List<BoardNotice> found = notices.board(orgPrefix, text, page * SIZE, SIZE + 1).stream().map(this::view).toList();
        return new Page(found.subList(0, Math.min(SIZE, found.size())), page, found.size() > SIZE);
    }

    Optional<BoardNotice> find(String id) {
        return notices.find(id).filter(n -> n.publicBoard() && (n.isPosted() || n.isClosed())).filter(this::open).map(this::view);
    }

    /** A candidate's notice names a person: it is gone at the period's end (domain.md §8). */
    private boolean open(Notice n) {
        return !n.kind().equals(CANDIDATE) || n.isPosted() && !today().isAfter(n.endsOn());
    }

    private BoardNotice view(Notice n) {
        String kind = words.getMessage("notice-kind." + n.kind(), null, n.kind(), Locale.SIMPLIFIED_CHINESE);
        return BoardNotice.of(n, units.name(n.orgCode()), kind, today());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
