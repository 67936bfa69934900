package org.cunyi.publicity.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.cunyi.publicity.Notice;

/**
 * A notice as villagers read it: what hangs on the board and nothing about who drafted, checked or released it.
 *
 * @param restDays days left after today, 0 on the last one; {@code null} when the period is over
 */
public record BoardNotice(String id, String caseNumber, String orgCode, String orgName, String kind, String kindName, String title,
        String body, String state, LocalDate postedOn, LocalDate endsOn, Integer minimumDays, String legalBasis, Long restDays) {

    static BoardNotice of(Notice n, String orgName, String kindName, LocalDate today) {
        // a period ends at 24:00 of its last day, whenever the engine gets round to closing it
        boolean running = n.isPosted() && !today.isAfter(n.endsOn());
        return new BoardNotice(n.id(), n.caseNumber(), n.orgCode(), orgName, n.kind(), kindName, n.title(), n.body(),
                running ? "posted" : "closed", n.postedOn(), n.endsOn(), n.minimumDays(), n.legalBasis(),
                running ? ChronoUnit.DAYS.between(today, n.endsOn()) : null);
    }

    /** The text by paragraphs. */
    public List<String> paragraphs() {
        return body.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    public boolean running() {
        return restDays != null;
    }
}
