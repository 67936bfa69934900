package org.cunyi.publicity.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import org.cunyi.publicity.NoticeTable;
import org.cunyi.publicity.PublicAnswer;

/**
 * A notice as villagers read it: what hangs on the board and nothing about who drafted, checked or released it.
 *
 * @param state       {@code posted}, {@code closed}, {@code corrected} or {@code withdrawn}
 * @param restDays    days left after today, 0 on the last one; {@code null} when the period is over
 * @param corrects    the notice that this one takes the place of
 * @param correctedBy the notice that took its place, as soon as that one can be read
 * @param concealed   whether title and text are withheld
 * @param corrected   the notice that this one takes the place of, where it can still be read
 */
public record BoardNotice(String id, String caseNumber, String orgCode, String orgName, String kind, String kindName, String title,
        String body, String state, LocalDate postedOn, LocalDate endsOn, Integer minimumDays, String legalBasis, Long restDays,
        String corrects, String correctedBy, LocalDate withdrawnOn, String withdrawnReason, boolean concealed, List<NoticeTable> tables,
        Objected objections, @JsonIgnore BoardEntry corrected, @JsonIgnore Phase phase) {

    /** How many objections were raised, and the answers that everybody may read. */
    public record Objected(int count, List<PublicAnswer> answers) {
    }

    /** The text by paragraphs. */
    public List<String> paragraphs() {
        return body.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    /** Takes objections: it hangs, and its last day is not over. */
    public boolean running() {
        return phase == Phase.RUNNING;
    }
}
