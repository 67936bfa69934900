package org.cunyi.publicity.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Addresses of the public pages as they are written outside this installation: on paper and in feeds. */
@Component
class PublicAddress {

    private final String board;

    PublicAddress(@Value("${cunyi.base-url}") String baseUrl) {
        this.board = baseUrl.replaceAll("/+$", "") + "/public/";
    }

    String ofNotice(String id) {
        return board + "notices/" + id;
    }

    String ofUnit(String orgCode) {
        return board + orgCode;
    }
}
