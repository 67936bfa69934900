package org.cunyi.publicity.web;

import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Addresses of the public pages as they are written outside this installation: on paper and in feeds. */
@Component
class PublicAddress {

    private final String board;
    private final BoardAnchor anchors;

    PublicAddress(@Value("${cunyi.base-url}") String baseUrl, BoardAnchor anchors) {
        this.anchors = anchors;
        this.board = baseUrl.replaceAll("/+$", "") + "/public/";
    }

    String ofNotice(String id) {
        return board + "notices/" + id;
    }

    /** For paper: with the anchor that was known when the notice was posted. */
    String onPaper(String id, LocalDate postedOn) {
        return ofNotice(id) + anchors.before(postedOn).map(a -> "?a=" + a.reference()).orElse("");
    }

    String ofUnit(String orgCode) {
        return board + orgCode;
    }
}
