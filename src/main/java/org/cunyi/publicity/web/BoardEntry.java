package org.cunyi.publicity.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.cunyi.publicity.BoardLine;

/** A line of a list or a feed. Of a concealed notice only kind and unit are left. @param opening the beginning of the text */
public record BoardEntry(String id, String orgCode, String orgName, String kind, String kindName, String title, String opening, Phase phase,
        LocalDate postedOn, OffsetDateTime changedAt, String withdrawnReason, String correctedBy) {

    /** What stands in place of a text that must not be read. */
    static final String CONCEALED = "原文不宜公开，已经撤下，不再显示。";

    static BoardEntry of(BoardLine n, String orgName, String kindName, OffsetDateTime changedAt, LocalDate today) {
        return new BoardEntry(n.id(), n.orgCode(), orgName, n.kind(), kindName, n.concealed() ? orgName + kindName : n.title(),
                n.concealed() ? CONCEALED : n.opening(), Phase.of(n, today), n.postedOn(), changedAt, n.withdrawnReason(),
                n.correctionPosted() ? n.correction() : null);
    }
}
